"""The lines of a sheet as they are stored, and who signed the same pledge before."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q

from ..email_keys import email_key, name_key
from ..enums import SignatureState, Visibility
from ..models import Pledge, Signature, SignatureSheet, SkippedLine

# Also what editors found invalid: it must not come back on paper unseen.
STANDING = (SignatureState.PENDING, SignatureState.CONFIRMED, SignatureState.INVALIDATED)
VALUES = ("name", "country", "email", "group", "visibility", "skipped")


@dataclass(frozen=True)
class Line:
    """What is written on one line, as it was typed and cleaned.

    Attributes:
        number: of the line, counted from 1.
        skipped: why it is no signature (`SkipReason`); empty when it is one.
        another: somebody looked: she is not the one of the same name who signed before.
        seen: the print of what was stored when the form was opened.
    """

    number: int
    name: str = ""
    country: str = ""
    email: str = ""
    group: str = ""
    visibility: str = Visibility.NOTHING.value
    skipped: str = ""
    another: bool = False
    seen: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed and nothing decided."""
        return not self.name and not self.email and not self.skipped

    @property
    def values(self) -> tuple[str, ...]:
        """What is compared with the paper; of a line that is no signature only the reason."""
        if self.is_blank:
            return ()
        if self.skipped:
            return (self.skipped,)
        return tuple(getattr(self, name) for name in VALUES)

    @property
    def print(self) -> str:
        """A short mark that tells two states of a line apart; empty for nothing."""
        if not self.values:
            return ""
        return hashlib.sha256("\x1f".join(self.values).encode()).hexdigest()[:16]

    @property
    def who(self) -> tuple[str, str]:
        """The key of the name, and the country."""
        return name_key(self.name), self.country


def stored_lines(sheet: SignatureSheet) -> dict[int, Line]:
    """Return what is stored of a sheet, by number; lines that nobody typed are missing."""
    lines = {
        one.line or 0: Line(
            number=one.line or 0,
            name=one.name,
            country=one.country.code or "",
            email=one.email,
            group=one.constituency,
            visibility=one.visibility,
        )
        for one in Signature.objects.filter(sheet=sheet, line__isnull=False)
    }
    for skip in SkippedLine.objects.filter(sheet=sheet):
        lines[skip.line] = Line(number=skip.line, skipped=skip.reason)
    return {number: replace(line, seen=line.print) for number, line in sorted(lines.items())}


class Signed:
    """Who signed a pledge before: by name and country, and by address."""

    def __init__(self, pledge: Pledge, lines: Iterable[Line]) -> None:
        """Ask for all lines at once, in one query."""
        names = {name_key(line.name) for line in lines if line.name}
        addresses = {email_key(line.email) for line in lines if line.email}
        found = Signature.objects.filter(
            Q(name_key__in=names) | Q(email_key__in=addresses), pledge=pledge, state__in=STANDING
        )
        self.people: dict[tuple[str, str], set[tuple[int | None, int | None]]] = {}
        self.names_at: dict[str, set[tuple[str, tuple[int | None, int | None]]]] = {}
        columns = ("name_key", "country", "email_key", "sheet", "line")
        for key, country, address, *place in found.values_list(*columns):
            self.people.setdefault((key, country), set()).add((place[0], place[1]))
            if address:
                self.names_at.setdefault(address, set()).add((key, (place[0], place[1])))

    def has(self, line: Line, place: tuple[int, int]) -> bool:
        """Tell whether somebody of this name and country signed elsewhere than in this place."""
        return bool(self.people.get(line.who, set()) - {place})

    def shares_address(self, line: Line, place: tuple[int, int]) -> bool:
        """Tell whether somebody of another name signed elsewhere with this address."""
        if not line.email:
            return False
        name = name_key(line.name)
        others = self.names_at.get(email_key(line.email), set())
        return any(key != name and where != place for key, where in others)

    def add(self, line: Line, place: tuple[int, int]) -> None:
        """Remember who was just typed, for the lines below."""
        self.people.setdefault(line.who, set()).add(place)
        if line.email:
            here = (name_key(line.name), place)
            self.names_at.setdefault(email_key(line.email), set()).add(here)
