"""Which parts of the site are stopped just now. Always asked of the database, never of a cache."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Subquery

from ..enums_moderation import SwitchName, SwitchReason
from ..models import Switch


@dataclass(frozen=True)
class Switches:
    """What is stopped, with the code of the reason; what goes on is missing."""

    stopped: dict[str, str] = field(default_factory=dict)

    @property
    def signing_paused(self) -> bool:
        """Whether nobody can sign now."""
        return SwitchName.SIGNING in self.stopped

    @property
    def counting_paused(self) -> bool:
        """Whether the shown counts stand still."""
        return SwitchName.COUNTING in self.stopped

    @property
    def wall_hidden(self) -> bool:
        """Whether the names of signers are not shown."""
        return SwitchName.WALL in self.stopped

    @property
    def signing_reason(self) -> str:
        """Why nobody can sign, in words; empty when nothing is to be said."""
        return reason_words(self.stopped.get(SwitchName.SIGNING))

    @property
    def counting_reason(self) -> str:
        """Why the counts stand still, in words; empty when nothing is to be said."""
        return reason_words(self.stopped.get(SwitchName.COUNTING))


def read_switches() -> Switches:
    """Return what is stopped, in one query."""
    rows = Switch.objects.filter(paused=True).values_list("name", "reason")
    return Switches(dict(rows))


def switches_beside() -> dict[str, Any]:
    """Return annotations that tell `switches_of` what is stopped, without a query of its own."""
    paused = Switch.objects.filter(paused=True)
    return {
        f"stopped_{name}": Subquery(paused.filter(name=name).values("reason")[:1])
        for name in SwitchName.values
    }


def switches_of(row: Any) -> Switches:
    """Return what is stopped, from the annotations of a row if it has them, else in one query."""
    beside = {name: f"stopped_{name}" for name in SwitchName.values}
    if not all(hasattr(row, attribute) for attribute in beside.values()):
        return read_switches()
    told = {name: getattr(row, attribute) for name, attribute in beside.items()}
    return Switches({name: reason for name, reason in told.items() if reason is not None})


def counting_is_paused() -> bool:
    """Whether the counts stand still; asked by everything that writes them."""
    return Switch.objects.filter(name=SwitchName.COUNTING, paused=True).exists()


def wall_is_hidden() -> bool:
    """Whether the names of signers are not to be shown anywhere."""
    return Switch.objects.filter(name=SwitchName.WALL, paused=True).exists()


def reason_words(code: str | None) -> str:
    """Return a reason in the active language; empty when there is none."""
    return str(SwitchReason(code).label) if code else ""
