"""The history of facts, and the wishes that wait."""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import QuerySet

from ..enums_register import ChangeState
from ..models import FactChange, Organisation
from ..told_facts import Changed, told_changes

SHOWN = 50


class Entry(NamedTuple):
    """One change as the history shows it."""

    change: FactChange
    facts: list[Changed]
    may_revert: bool


def entry_of(change: FactChange) -> Entry:
    """Return a change in words, without the way to take it back."""
    return Entry(change, told_changes(change), may_revert=False)


def waiting_wish(organisation: Organisation) -> Entry | None:
    """Return the wish for another name, type or country that waits for an editor."""
    found = organisation.fact_changes.filter(state=ChangeState.WAITING).first()
    return entry_of(found) if found else None


def history_of(
    organisation: Organisation, may_revert: Callable[[FactChange], object]
) -> list[Entry]:
    """Return the newest changes, with whether the reader may take each back."""
    rows = organisation.fact_changes.select_related("made_by", "decided_by")[:SHOWN]
    entries = []
    for change in rows:
        change.organisation = organisation
        done = change.state in (ChangeState.LIVE, ChangeState.ACCEPTED) and bool(change.after)
        may = done and bool(may_revert(change))
        entries.append(Entry(change, told_changes(change), may))
    return entries


def waiting_wishes() -> QuerySet[FactChange]:
    """Return the wishes that wait for an editor, oldest first."""
    waiting = FactChange.objects.filter(state=ChangeState.WAITING)
    return waiting.select_related("organisation", "made_by").order_by("made_at", "pk")
