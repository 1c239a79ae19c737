"""From the rows of a table to records: plain facts, each row with what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from home.tables.table import Row, Table
from home.text import fold, is_name

from ..phones import phone_number
from ..places import area, exact
from .columns import COLUMNS
from .geometry import point_of_wkt
from .mapping import ORGANISATION, PLACE_REQUIRED, REQUIRED, Reading
from .values import Unclear
from .words import known

Point = tuple[float, float]
MOST_REASONS = 3


@dataclass
class Record:
    """What a row says.

    Attributes:
        line: of the file.
        key: what the source calls it, the same in every file of this source.
        slug: its address in our register, if the file says it.
        facts: plain values by name; what is unknown is not there.
        point: (latitude, longitude) as exact as the file has it.
        problems: why the row is bad; nothing when it is not.
        notes: what was left out of a good row.
    """

    line: int
    key: str = ""
    slug: str = ""
    source_url: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    point: Point | None = None
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name, as far as it has one."""
        return str(self.facts.get("name", ""))


def records_of(table: Table, reading: Reading, kind: str = ORGANISATION) -> Iterator[Record]:
    """Yield a record for every row that is not empty, in the order of the file."""
    places: dict[str, list[int]] = {}
    for name, column in reading.columns.items():
        if name in table.heading:
            places.setdefault(column, []).append(table.heading.index(name))
    seen: dict[str, int] = {}
    for row in table.rows:
        record = _record(row, places, reading, kind)
        if not record.problems:
            _number_once(record, seen)
        yield record


def _record(row: Row, places: dict[str, list[int]], reading: Reading, kind: str) -> Record:
    record = Record(row.number)
    for column, told in COLUMNS.items():
        text = _said(row, places.get(column, ()), column, reading)
        if not text:
            continue
        try:
            value = told.read(text)
        except Unclear as unclear:
            reason = _("%(column)s: %(reason)s") % {"column": told.label, "reason": unclear}
            (record.problems if told.spoils else record.notes).append(reason)
            continue
        if value not in ("", []):
            record.facts[column] = value
    _identify(record)
    _locate(record, kind)
    _reach(record)
    required = REQUIRED if kind == ORGANISATION else PLACE_REQUIRED
    for column in required:
        if not record.facts.get(column) and not _has_problem(record, column):
            record.problems.append(_("%(column)s is missing") % {"column": COLUMNS[column].label})
    if record.name and not is_name(record.name):
        record.problems.append(_("the name has no letter"))
    del record.problems[MOST_REASONS:]
    return record


def _said(row: Row, places: Any, column: str, reading: Reading) -> str:
    """Return what a row says in the first of several columns that says something."""
    is_country = column == "country"
    meanings = reading.words.get(column, {})
    for place in places:
        text = known(row.cells[place], is_country=is_country) if place < len(row.cells) else ""
        if column == "org_type" and meanings and text:
            # A source with its own words for forms: what it says beside them is no form.
            text = next((meanings[part] for part in text.split(";") if part in meanings), "")
        else:
            text = meanings.get(text, text)
        if text:
            return text
    return known(reading.constants.get(column, ""), is_country=is_country)


def _has_problem(record: Record, column: str) -> bool:
    label = str(COLUMNS[column].label)
    return any(problem.startswith(label) for problem in record.problems)


def _identify(record: Record) -> None:
    """Take out what says which record it is; a row without a number is known by name and town."""
    facts = record.facts
    record.slug, record.source_url = facts.pop("slug", ""), facts.pop("source_url", "")
    number = facts.pop("id", "")
    if number or record.slug:
        record.key = number or f"slug:{record.slug}"
    else:
        told = (fold(str(facts.get(name, ""))) for name in ("name", "town", "country"))
        record.key = "name:" + "|".join(told)
    record.key = record.key[:300]


def _number_once(record: Record, seen: dict[str, int]) -> None:
    """Call a row bad that says again what an earlier one says it is."""
    keys = {record.key, f"slug:{record.slug}" if record.slug else record.key}
    before = next((seen[key] for key in keys if key in seen), None)
    if before is not None:
        message = _("the same number, address or name and town stand in line %(line)s already")
        record.problems.append(message % {"line": before})
        return
    seen.update(dict.fromkeys(keys, record.line))


def _locate(record: Record, kind: str) -> None:
    """Take the place out of a geometry or of two columns, and round it as far as it has to be."""
    facts = record.facts
    wkt = facts.pop("geometry", "")
    if wkt and "latitude" not in facts:
        point = point_of_wkt(wkt)
        if point is None or not (-180 <= point[0] <= 180 and -90 <= point[1] <= 90):
            message = _("“%(value)s” is not a place on the map")
            record.problems.append(message % {"value": wkt[:40]})
            return
        facts["longitude"], facts["latitude"] = (f"{degrees:.5f}" for degrees in point)
    if ("latitude" in facts) != ("longitude" in facts):
        facts.pop("latitude", None)
        facts.pop("longitude", None)
        if not record.problems:
            record.notes.append(_("latitude or longitude is missing: the place was left out"))
    if "latitude" not in facts:
        return
    record.point = (float(facts["latitude"]), float(facts["longitude"]))
    # Markets are public premises; of an organisation only its area is kept.
    fact, keep = ("place", area) if kind == ORGANISATION else ("point", exact)
    facts[fact] = [
        format(keep(Decimal(facts.pop(name))).normalize(), "f")
        for name in ("latitude", "longitude")
    ]


def _reach(record: Record) -> None:
    """Write phone numbers in one form; one that is none is left out."""
    for name in ("phone", "whatsapp"):
        text = record.facts.get(name)
        if not text:
            continue
        number = phone_number(text, record.facts.get("country", ""))
        if number is None:
            del record.facts[name]
            message = _("“%(value)s” is no phone number")
            record.notes.append(message % {"value": text[:40]})
        else:
            record.facts[name] = number
