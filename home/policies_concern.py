"""Whether a text is hidden from the public."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .enums_concern import HiddenLevel
from .models import HiddenText
from .policies import ALLOWED, Decision, refuse

LOOK_FIRST = refuse(
    _("Readers have reported this text. Answer their concerns first, then publish it.")
)
PUT_IT_BACK = refuse(_("This text was taken down. Put it back first."))


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
