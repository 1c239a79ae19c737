"""What each verb changes in a signature, from which state, and what undoing it restores."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Now

from ..enums import HeldReason, SignatureState
from ..enums_moderation import HeldVerb
from ..selectors.held import OPEN_STATES

OPEN = Q(state__in=OPEN_STATES)


class WithReason(Func):
    """The list of reasons with one more at its end."""

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Join two lists."""
        template = "%(expressions)s::jsonb"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" || ", **context)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Insert behind the last one."""
        template = "json_insert(%(expressions)s)"
        joiner = ", '$[#]', "
        return self.as_sql(compiler, connection, template=template, arg_joiner=joiner, **context)


@dataclass(frozen=True)
class Move:
    """One verb.

    `before` selects the signatures that it is about; `after` those that still stand as it left
    them; `restored` are the columns that it changed.
    """

    before: Q
    after: Q
    restored: tuple[str, ...]
    values: dict[str, Any]


MOVES = {
    HeldVerb.HOLD: Move(
        before=Q(held=False) & OPEN,
        after=Q(held=True) & OPEN,
        restored=("held", "held_reasons"),
        values={"held": True},
    ),
    HeldVerb.RELEASE: Move(
        before=Q(held=True) & OPEN,
        after=Q(held=False) & OPEN,
        restored=("held",),
        # Whoever was released by a person is not scored again.
        values={"held": False, "scored_at": Coalesce(F("scored_at"), Now())},
    ),
    HeldVerb.INVALIDATE: Move(
        # Held ones also before they are confirmed: nobody needs to wait for that to decide.
        before=Q(state=SignatureState.CONFIRMED) | Q(state=SignatureState.PENDING, held=True),
        after=Q(state=SignatureState.INVALIDATED, anonymised_at=None),
        restored=("state",),
        values={"state": SignatureState.INVALIDATED},
    ),
    HeldVerb.REINSTATE: Move(
        # What was never confirmed, or is nobody's any more, cannot count.
        before=Q(
            state=SignatureState.INVALIDATED,
            confirmed_at__isnull=False,
            anonymised_at__isnull=True,
        ),
        after=Q(state=SignatureState.CONFIRMED, held=False),
        restored=("state", "held"),
        values={"state": SignatureState.CONFIRMED, "held": False},
    ),
}


def values_of(verb: HeldVerb, vendor: str) -> dict[str, Any]:
    """Return what `verb` writes; holding adds its reason, in the words of the database."""
    values = dict(MOVES[verb].values)
    if verb == HeldVerb.HOLD:
        reason = HeldReason.RULE.value
        added = Value(f'["{reason}"]') if vendor == "postgresql" else Value(reason)
        values["held_reasons"] = WithReason(F("held_reasons"), added)
    return values
