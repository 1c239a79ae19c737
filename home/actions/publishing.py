"""The guard before every publication of a member's page, whatever door it comes through."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..policies import ALLOWED, Decision, refuse
from ..registry import publishing_checks
from ..selectors.review import approved_revisions, is_approved
from .errors import require

NOT_APPROVED = refuse(
    _("This text has not been approved in this version. Send it to review, then approve it there.")
)


def may_go_live(page: Any, revision_id: int | None) -> Decision:
    """Whether `revision_id` of `page` may be public: approved, or a translation, with consent.

    None stands for a page that code makes live without any revision (import, tests): its words
    were never under review, but consent is still asked for.
    """
    if revision_id is not None and not is_approved(page, revision_id) and not is_translation(page):
        return NOT_APPROVED
    return has_consent(page)


def has_consent(page: Any) -> Decision:
    """Whether everybody who must agree to these words being public does so today."""
    for check in publishing_checks:
        decision: Any = check(page)
        if not decision.allowed:
            return Decision(*decision)
    return ALLOWED


def is_translation(page: Any) -> bool:
    """Whether a live, approved page in another language is the source of this one's words.

    Not what somebody has claimed in the member area: that is reviewed like any text.
    """
    if page.workflow_states.exists() or (hasattr(page, "translated_from") and _is_claimed(page)):
        return False
    siblings = type(page).objects.filter(translation_key=page.translation_key, live=True)
    approved = Q(live_revision__isnull=True) | Q(live_revision__in=approved_revisions())
    return bool(siblings.exclude(pk=page.pk).filter(approved).exists())


def check_publishing(page: Any, revision_id: int | None) -> None:
    """Raise NotAllowed with the reason unless this revision of `page` may be public."""
    require(may_go_live(page, revision_id))


def _is_claimed(page: Any) -> bool:
    """Whether the row says so: an earlier version may not know it."""
    return bool(type(page).objects.filter(pk=page.pk, translated_from__isnull=False).exists())
