"""What becomes of a call: it closes, is delivered, and is answered."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require
from home.stale import note_page

from ..enums import PledgeForm, PledgeState
from ..models import Pledge, PledgePage
from ..policies_alliance import may_follow_call
from .pledge_states import enter_state, lock_pledge

NOT_A_CALL = _("Only a call is delivered and answered.")
DAY_TO_COME = _("This day has not come yet.")


@transaction.atomic
def deliver(pk: int, user: Any, *, day: date, to: str) -> Pledge:
    """Write down that the signatures of a call were handed over; the same again changes nothing.

    Raises NotAllowed for who is no editor, Invalid for a promise, for a day to come and without
    a receiver, Conflict when other facts of a delivery are written down already.
    """
    pledge = _lock_call(pk, user, day)
    if pledge.delivered_on is not None:
        if (pledge.delivered_on, pledge.delivered_to) == (day, to):
            return pledge
        raise Conflict(_("This call was delivered already."))
    if not to:
        raise Invalid(_("Say who took the signatures."), field="to")
    enter_state(
        pledge, PledgeState.DELIVERED, user=user, day=day, delivered_on=day, delivered_to=to
    )
    data = {"day": day.isoformat(), "to": to}
    log(instance=pledge, action="campaign.deliver", user=user, data=data)
    return pledge


@transaction.atomic
def record_answer(pk: int, user: Any, *, day: date, words: dict[int, str]) -> Pledge:
    """Write down what the target answered, in the words of each language.

    Args:
        pk: of the pledge.
        user: an editor.
        day: when the answer came.
        words: the answer by the id of the page that shows it; pages left out keep theirs.

    The same answer again changes nothing; other words of the same answer correct it. Raises
    NotAllowed for who is no editor, Invalid for a promise, a day that can't be or without words,
    Conflict when the call was not delivered or the answer has another day.
    """
    pledge = _lock_call(pk, user, day)
    if pledge.delivered_on is None:
        raise Conflict(_("Write down first when and to whom it was delivered."))
    if day < pledge.delivered_on:
        raise Invalid(_("The answer can't be older than the delivery."), field="day")
    if not any(words.values()):
        raise Invalid(_("Write down the answer in at least one language."))
    if pledge.answered_on not in (None, day):
        raise Conflict(_("An answer of another day is written down already."))
    _keep_words(pledge, words)
    if pledge.answered_on is None:
        enter_state(pledge, PledgeState.ANSWERED, user=user, day=day, answered_on=day)
        data = {"day": day.isoformat()}
        log(instance=pledge, action="campaign.record_answer", user=user, data=data)
    return pledge


def _lock_call(pk: int, user: Any, day: date) -> Pledge:
    pledge = lock_pledge(pk)
    require(may_follow_call(user, pledge))
    if pledge.form != PledgeForm.CALL:
        raise Invalid(NOT_A_CALL)
    if day > timezone.localdate():
        raise Invalid(DAY_TO_COME, field="day")
    return pledge


def _keep_words(pledge: Pledge, words: dict[int, str]) -> None:
    """Put the words on the pages and into their drafts, or the next edit would lose them."""
    for page in PledgePage.objects.filter(pledge=pledge, pk__in=words):
        PledgePage.objects.filter(pk=page.pk).update(answer=words[page.pk])
        note_page(page)
        for revision in page.revisions.filter(
            pk__in=[page.latest_revision_id, page.live_revision_id]
        ):
            revision.content["answer"] = words[page.pk]
            revision.save(update_fields=["content"])


def close_calls() -> int:
    """Close the calls whose last day has passed; return how many. Safe to run at any time."""
    ended = Pledge.objects.filter(
        form=PledgeForm.CALL, state=PledgeState.OPEN, closes_on__lt=timezone.localdate()
    )
    return sum(_close(pk) for pk in ended.values_list("pk", flat=True))


@transaction.atomic
def _close(pk: int) -> bool:
    pledge = lock_pledge(pk)
    day = pledge.closes_on
    if pledge.state != PledgeState.OPEN or day is None or day >= timezone.localdate():
        return False
    enter_state(pledge, PledgeState.CLOSED, day=day)
    return True
