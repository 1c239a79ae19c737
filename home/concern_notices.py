"""Mails about concerns that cannot wait. None leads into the admin: the first page shows them."""

from typing import Any

from .emails import send_mail_template
from .models import Concern, HiddenText
from .selectors.staff import who_may_take_down


def tell_moderators(page: Any, concern: Concern, hidden: HiddenText) -> None:
    """Tell everybody who may answer, each in her language, what was reported and what is hidden."""
    for person in who_may_take_down():
        if person.email:
            values = {"person": person, "page": page, "concern": concern, "hidden": hidden}
            send_mail_template("concern_urgent", person.email, person.language, values)
