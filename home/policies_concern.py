"""Whether a text is hidden from the public, and who answers its concerns."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .enums_concern import HiddenLevel
from .models import HiddenText
from .policies import ALLOWED, Decision, may_take_down, refuse
from .selectors.staff import is_officer

LOOK_FIRST = refuse(
    _("Readers have reported this text. Answer their concerns first, then publish it.")
)
PUT_IT_BACK = refuse(_("This text was taken down. Put it back first."))
WITH_OFFICER = refuse(
    _(
        "A data officer looks at these concerns. Until she has answered nobody else lets the text"
        " stay; you can take it down."
    )
)


def may_let_stay(user: Any, hidden: HiddenText | None) -> Decision:
    """Whether `user` may answer the concerns of a text, and let it stay."""
    decision = may_take_down(user)
    if decision.allowed and hidden is not None and hidden.is_handed_over and not is_officer(user):
        return WITH_OFFICER
    return decision


def is_not_hidden(page: Any) -> Decision:
    """Whether a text is not hidden as a whole, so that it may be public."""
    level = (
        HiddenText.objects.filter(text_key=page.translation_key)
        .filter(level__in=[HiddenLevel.WHOLE, HiddenLevel.DOWN])
        .values_list("level", flat=True)
        .first()
    )
    if level is None:
        return ALLOWED
    return PUT_IT_BACK if level == HiddenLevel.DOWN else LOOK_FIRST
