"""Showing again what the public has hidden and nobody has taken down within a day."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..models import HiddenText
from ..selectors.concerns import pages_of
from .hide_text import lock_text, show


def show_due_texts() -> int:
    """Show every text whose day is over; return how many. Runs each minute."""
    due = HiddenText.objects.filter(until__lte=timezone.now())
    return sum(_show(key) for key in list(due.values_list("text_key", flat=True)))


@transaction.atomic
def _show(text_key: object) -> bool:
    """Show one text, unless somebody has answered in this moment."""
    hidden = lock_text(text_key)  # type: ignore[arg-type]
    if hidden.until is None or hidden.until > timezone.now():
        return False
    show(hidden)
    for page in pages_of(hidden.text_key)[:1]:
        log(instance=page, action="cradle.text.show")
    return True
