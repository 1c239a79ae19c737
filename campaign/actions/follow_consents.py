"""Following agreements day by day: their end is announced, and nothing stays public after it."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from home.models import ConsentRecord
from home.notices import tell_author

from ..models import StoryPage, UpdatePage
from ..publishing import check_consent

NOTICE = timedelta(days=30)


def _public_texts() -> Any:
    """Return the public pages for which people have agreed."""
    return Page.objects.live().type(StoryPage, UpdatePage)


def announce_ends() -> int:
    """Tell the authors of public texts that an agreement ends within 30 days; return how many.

    Each agreement is announced once, however often this runs.
    """
    last_day = timezone.localdate() + NOTICE
    public = _public_texts().values("translation_key")
    soon = ConsentRecord.objects.live().filter(expires_on__lte=last_day, text_key__in=public)
    return sum(_announce(pk) for pk in soon.filter(warned_at=None).values_list("pk", flat=True))


@transaction.atomic
def _announce(pk: int) -> bool:
    """Write the mails about one agreement, together with the note that they were written."""
    unannounced = ConsentRecord.objects.live().filter(pk=pk, warned_at=None)
    if not unannounced.update(warned_at=timezone.now()):
        return False
    record = ConsentRecord.objects.get(pk=pk)
    texts = _public_texts().filter(translation_key=record.text_key)
    page = texts.select_related("locale").order_by("pk").first()
    if page is None:
        return False
    tell_author(page.specific, "consent_ending", None, ends=record.expires_on)
    return True


def take_down_ended() -> int:
    """Take texts from the public to which somebody no longer agrees; return how many pages.

    The words stay with their author: a new agreement and a review make them public again.
    """
    today = timezone.localdate()
    ended = ConsentRecord.objects.standing().filter(expires_on__lt=today, text_key__isnull=False)
    pages = _public_texts().filter(translation_key__in=ended.values("text_key"))
    return sum(_take_down(pk) for pk in pages.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _take_down(pk: int) -> bool:
    """Unpublish one page, unless somebody agreed anew in this moment."""
    locked = Page.objects.select_for_update().get(pk=pk)
    page = locked.specific_class._default_manager.select_related("locale").get(pk=pk)
    if not page.live or check_consent(page).allowed:
        return False
    page.unpublish(log_action=False)
    log(instance=page, action="cradle.consent.ended")
    tell_author(page, "consent_ended", None)
    return True
