"""Mails about concerns that cannot wait. None leads into the admin: the first page shows them."""

from typing import Any

from .models import Concern, HiddenText
from .notices import send_about
from .selectors.staff import who_may_take_down


def tell_moderators(page: Any, concern: Concern, hidden: HiddenText) -> None:
    """Tell everybody who may answer, each in her language, what was reported and what is hidden."""
    for person in who_may_take_down():
        send_about("concern_urgent", person, page, concern=concern, hidden=hidden)
