"""Sending a text to review, again after changes, and taking it back."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import WorkflowState

from home.actions.auto_approve import auto_approve, take_first_down
from home.actions.errors import Conflict, Invalid, require
from home.models import ReviewTaskState
from home.notices import send_receipt, tell_reviewers
from home.selectors.review import authors_of, last_round

from ..enums import PledgeForm
from ..policies import is_open_for_change
from ..publishing import check_consent
from ..publishing_translations import missing_in_translation
from ..selectors.texts import status
from ..statuses import CHANGE_DECLINED, status_of
from .answer_proposal import restore_words
from .partners import ask_partners
from .story_photos import forget_photo
from .texts import draft_of, lock_text

NOT_READY = _("This site has no review yet. Tell the campaign.")


def missing_in(page: Any) -> list[Any]:
    """Return what must be there before a text can be sent, as sentences."""
    missing: list[Any] = [] if page.title else [_("Give it a title.")]
    if getattr(page, "is_translated", False):
        return missing + missing_in_translation(page)
    if hasattr(page, "pledge_id"):
        return missing + _missing_in_pledge(page)
    if not page.text and getattr(page, "recording_id", None) is None:
        missing.append(page.no_words)
    consent = check_consent(page)
    return missing if consent.allowed else [*missing, consent.reason]


def _missing_in_pledge(page: Any) -> list[Any]:
    if page.pledge.form == PledgeForm.CALL:
        wanted = [(page.ask, _("Say what you ask.")), (page.target, _("Say who must answer."))]
    else:
        wanted = [
            (page.ask, _("Say what you promise.")),
            (page.how_we_know, _("Say how we will know.")),
        ]
    wanted.append((page.text, _("Say why.")))
    return [sentence for value, sentence in wanted if not value]


@transaction.atomic
def send_text(pk: int, user: Any) -> ReviewTaskState:
    """Send a draft to review, or again after changes; return the round of review.

    Raises NotAllowed for strangers, Conflict when it has been sent already, Invalid when something
    is missing.
    """
    page = lock_text(pk, user)
    last = last_round(page)
    where = status_of(page, last)
    require(is_open_for_change(where), Conflict)
    if where.code in CHANGE_DECLINED:
        raise Conflict(_("These words were declined. Change them before you send them again."))
    draft = draft_of(page)
    if page.live and not page.has_unpublished_changes:
        raise Conflict(_("Nothing has changed since it was published."))
    missing = missing_in(draft)
    if missing:
        raise Invalid(" ".join(str(sentence) for sentence in missing))
    state = _start_round(page, last, user)
    draft.organisation, draft.locale = page.organisation, page.locale
    if hasattr(draft, "pledge_id"):
        ask_partners(draft)
    if not auto_approve(draft, state, user):
        send_receipt(draft, state, user)
    tell_reviewers(draft, state)
    return state


def _start_round(page: Any, last: ReviewTaskState | None, user: Any) -> ReviewTaskState:
    """Go on with the review that asked for changes, or start one."""
    if last is not None and last.workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        review = last.workflow_state
        review.resume(user)
    else:
        workflow = page.get_workflow()
        if workflow is None:
            raise Invalid(NOT_READY)
        review = workflow.start(page, user)
    # What the task's start() has just returned: our own class, without another query.
    state = review.current_task_state
    if not isinstance(state, ReviewTaskState):
        raise Invalid(NOT_READY)
    return state


@transaction.atomic
def take_back(pk: int, user: Any) -> None:
    """Take a text back from review; it is a draft again, in the words of its author.

    Raises NotAllowed for strangers, Conflict when it is not in review.
    """
    page = lock_text(pk, user)
    if not status(page).may_take_back:
        raise Conflict(_("It is not in review."))
    state = last_round(page)
    if state is not None and page.get_latest_revision().user_id not in authors_of(page, state):
        restore_words(page, state, user)
    page.current_workflow_state.cancel(user=user)
    if state is not None:
        take_first_down(page, state, user)
    log(instance=page, action="cradle.text.withdraw", user=user)


@transaction.atomic
def delete_draft(pk: int, user: Any) -> None:
    """Delete a draft that was never sent, with its photos.

    Raises NotAllowed for strangers, Conflict when it was sent or is public.
    """
    page = lock_text(pk, user)
    if page.live or page.workflow_states.exists():
        raise Conflict(_("Only a draft that was never sent can be deleted."))
    pledge = getattr(page, "pledge", None)
    photos = [photo.image_id for photo in page.photos.all()] if hasattr(page, "photos") else []
    log(instance=page, action="wagtail.delete", user=user, deleted=True)
    page.delete()
    if pledge is not None:
        pledge.delete()
    for image_id in photos:
        forget_photo(image_id, page.photo_model())
