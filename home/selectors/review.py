"""What waits for review, and where a text stands."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, TaskState

from ..models import ReviewTaskState
from .staff import is_editor, is_moderator, is_officer, languages_of

# Who takes a text and falls silent does not hold it for ever.
TAKEN_FOR = timedelta(minutes=20)

# A story that went live before its review stays so until somebody says no.
GOES_FIRST = (TaskState.STATUS_IN_PROGRESS, TaskState.STATUS_APPROVED)


def is_taken(state: ReviewTaskState) -> bool:
    """Whether somebody is at work on this round now."""
    if state.taken_by_id is None or state.taken_at is None:
        return False
    return timezone.now() - state.taken_at < TAKEN_FOR


def free_again_at(state: ReviewTaskState) -> datetime | None:
    """Return until when the round is with who has taken it; None when it is free."""
    if not is_taken(state) or state.taken_at is None:
        return None
    return state.taken_at + TAKEN_FOR


def authors_of(page: Any, state: ReviewTaskState) -> set[int]:
    """Return the ids of all who count as author of what is under review (four eyes).

    The owner, who sent it in, and who made the revision that was sent.
    """
    sent = state.submitted_revision or state.revision
    people = {page.owner_id, state.workflow_state.requested_by_id, sent.user_id}
    return {person for person in people if person}


def barred_from(page: Any, state: ReviewTaskState) -> set[int]:
    """Return the ids of all who may not answer this round: its authors, and who declined before."""
    declined = state.appeal_of.finished_by_id if state.appeal_of else None
    return authors_of(page, state) | ({declined} if declined else set())


def rounds_of(page: Any) -> QuerySet[ReviewTaskState]:
    """Return every round of review of `page`."""
    return ReviewTaskState.objects.filter(
        workflow_state__base_content_type=page.get_base_content_type(),
        workflow_state__object_id=str(page.pk),
    )


def last_round(page: Any) -> ReviewTaskState | None:
    """Return the newest round of review of `page`; None when it was never sent."""
    return (
        rounds_of(page)
        .select_related(
            "workflow_state",
            "revision",
            "submitted_revision",
            "finished_by",
            "taken_by",
            "escalated_to",
            "first_yes_by",
            "decline_reason",
            "appeal_of",
        )
        .order_by("-started_at", "-pk")
        .first()
    )


def open_round(page: Any) -> ReviewTaskState | None:
    """Return the round that waits for an answer; None when there is none."""
    state = last_round(page)
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        return None
    return state


def original_told_again(page: Any) -> Any:
    """Return the public original of what somebody has claimed as a translation; else None."""
    if getattr(page, "translated_from", None) is None:
        return None
    family = type(page).objects.filter(translation_key=page.translation_key, pk__lt=page.pk)
    return family.filter(live=True, translated_from=None).order_by("pk").first()


def is_approved(page: Any, revision_id: int) -> bool:
    """Whether exactly this revision was approved by a reviewer, or went first and still may."""
    approved = Q(approved_revision_id=revision_id, status=TaskState.STATUS_APPROVED)
    first = Q(auto_approved_revision_id=revision_id, status__in=GOES_FIRST)
    return rounds_of(page).filter(approved | first).exists()


def open_states_for(user: Any) -> QuerySet[ReviewTaskState]:
    """Return the open rounds that `user` may work on: her languages, not her own texts.

    Reviewers see also what a data officer has; data officers that alone, in every language.
    """
    states = ReviewTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    reviews = is_editor(user) or is_moderator(user)
    if not (reviews or is_officer(user)):
        return states.none()
    page = Page.objects.filter(pk=Cast(OuterRef("workflow_state__object_id"), BigIntegerField()))
    states = states.annotate(
        page_language=Subquery(page.values("locale__language_code")[:1]),
        page_owner=Subquery(page.values("owner_id")[:1]),
    )
    if not is_editor(user):
        handed = Q(escalated_at__isnull=False) if is_officer(user) else Q(pk__in=[])
        hers = Q(page_language__in=languages_of(user)) if reviews else Q(pk__in=[])
        states = states.filter(hers | handed)
    states = states.exclude(appeal_of__finished_by=user.pk)
    return states.exclude(page_owner=user.pk).exclude(workflow_state__requested_by_id=user.pk)


def approved_revisions() -> QuerySet[ReviewTaskState, int | None]:
    """Return the ids of all revisions that a reviewer has approved."""
    approved = ReviewTaskState.objects.filter(status=TaskState.STATUS_APPROVED)
    return approved.values_list("approved_revision_id", flat=True)


def is_answered_version(page: Any, revision_id: int) -> bool:
    """Whether somebody was asked about a version, or has said yes to it, or readers see it."""
    if page.live_revision_id == revision_id:
        return True
    roles = ("submitted", "proposed", "agreed", "first_yes", "approved", "auto_approved")
    told = Q()
    for role in roles:
        told |= Q(**{f"{role}_revision": revision_id})
    return ReviewTaskState.objects.filter(told).exists()
