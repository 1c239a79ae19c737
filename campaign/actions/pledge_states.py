"""The one way in which a pledge changes its state: with a row of its history."""

from datetime import date
from typing import Any

from django.utils import timezone

from ..models import Pledge, PledgeEvent, PledgeReport


def lock_pledge(pk: int) -> Pledge:
    """Lock a pledge and return it; inside a transaction.

    Whoever answers, reports, approves or lets the calendar decide locks the same row, so that
    each sees what the one before has done.
    """
    return Pledge.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)


def enter_state(
    pledge: Pledge,
    state: str,
    *,
    user: Any = None,
    day: date | None = None,
    reason: str = "",
    language: str = "",
    report: PledgeReport | None = None,
    **facts: Any,
) -> PledgeEvent:
    """Put a locked pledge into `state` and write that down.

    Args:
        pledge: the locked row.
        state: a `PledgeState` of its form; may be the one it is in, when a report confirms it.
        user: who did it; nobody when the calendar decided.
        day: the day on which the state began; today when it is not given.
        reason: words that are shown in public.
        language: tag of the language of `reason`.
        report: the report that says so.
        facts: further fields of the pledge that change together with the state.
    """
    pledge.state = state
    for name, value in facts.items():
        setattr(pledge, name, value)
    pledge.save(update_fields=["state", *facts])
    return PledgeEvent.objects.create(
        pledge=pledge,
        state=state,
        day=day or timezone.localdate(),
        reason=reason,
        reason_language=language,
        report=report,
        created_by=user,
    )


def begin_history(pledge: Pledge, day: date) -> None:
    """Write down the first state of a pledge that has just become public; again: nothing."""
    if not pledge.events.exists():
        PledgeEvent.objects.create(pledge=pledge, state=pledge.state, day=day)
