"""wagtail-localize: a translation is published whole or not at all.

`save_target(publish=True)` with missing strings mixes two languages on one page.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation

INCOMPLETE = _("%(done)s of %(total)s texts are translated. Translate all before publishing.")

_save_target = Translation.save_target


def save_target(self: Any, user: Any = None, publish: bool = True) -> None:
    """Save the translation; refuse to publish while texts are missing.

    Raises ValidationError with how many are done.
    """
    if publish:
        total, done = self.get_progress()
        if done < total:
            raise ValidationError(INCOMPLETE, params={"done": done, "total": total})
    _save_target(self, user=user, publish=publish)


def apply() -> None:
    """Put the check in front of every publication."""
    Translation.save_target = save_target
