"""Telling translators in time that what they left alone is offered to others."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from home.notices import tell_author

from ..models import StoryPage
from ..selectors.texts import status
from ..selectors.translating import HELD_FOR, held_until

REMIND_AFTER = HELD_FOR - timedelta(days=3)
REMIND = "cradle.translation.remind"


def remind_translators() -> int:
    """Write to who has not saved for 11 days, once for each silence; return how many mails."""
    now = timezone.now()
    silent = StoryPage.objects.filter(
        translated_from__isnull=False,
        removed_at=None,
        live=False,
        owner__is_active=True,
        latest_revision_created_at__lt=now - REMIND_AFTER,
        latest_revision_created_at__gt=now - HELD_FOR,
    )
    return sum(_remind(pk) for pk in silent.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> bool:
    """Write one mail and note it, unless somebody was faster or an editor has the text."""
    Page.objects.select_for_update().get(pk=pk)
    page = StoryPage.objects.select_related("locale").get(pk=pk)
    told = PageLogEntry.objects.filter(
        page=pk, action=REMIND, timestamp__gt=page.latest_revision_created_at
    )
    if told.exists() or not status(page).may_send:
        return False
    log(instance=page, action=REMIND)
    tell_author(page, "translation_ending", None, until=held_until(page))
    return True
