"""Keeping a rough translation for the people who review."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..models import WorkingTranslation
from ..policies import may_review_text
from .errors import Conflict, require

OVERTAKEN = _("Somebody else has saved this translation in the meantime. Compare, then save again.")


@transaction.atomic
def save_working_translation(
    pk: int, user: Any, language: str, text: str, seen: str
) -> WorkingTranslation | None:
    """Keep a working translation of the page; an empty text takes it away. It is never published.

    Args:
        pk: of the page under review.
        user: one of its reviewers.
        language: that it is written in.
        text: the translation.
        seen: `mark_of` the translation that she began with.

    Raises NotAllowed for who does not review the page, Conflict when somebody else saved meanwhile.
    """
    page = Page.objects.select_for_update().get(pk=pk).specific
    require(may_review_text(user, page))
    kept = WorkingTranslation.objects.filter(page=pk, language=language).first()
    if mark_of(kept) != seen:
        raise Conflict(OVERTAKEN)
    if not text:
        if kept is not None:
            kept.delete()
        return None
    row = kept or WorkingTranslation(page_id=pk, language=language)
    row.text, row.revision_id = text, page.latest_revision_id
    row.saved_by, row.saved_at = user, timezone.now()
    row.save()
    return row


def mark_of(row: WorkingTranslation | None) -> str:
    """Return what tells one saved translation from the next."""
    return row.saved_at.isoformat() if row is not None else ""
