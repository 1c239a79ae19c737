"""The facts of an organisation as a page shows them: by group, with who stands behind each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..enums_register import ContactKind, FactGroup, LocationLevel, MboTest, Visibility
from ..facts import Facts, facts_in
from ..models import FactCheck, Organisation
from ..told_care import CareLine, told_care
from ..told_facts import Told, contact_words, told, told_members, told_names

LINKS = {ContactKind.EMAIL: "mailto:", ContactKind.PHONE: "tel:"}
PREFETCHED = ("terms", "names", "contacts", "mbo_answers", "checks")


@dataclass(frozen=True)
class Contact:
    """A way to reach the organisation, with an address for the browser."""

    label: str
    text: str
    url: str
    visibility: str


@dataclass(frozen=True)
class Answer:
    """What is known of one of the six tests."""

    label: str
    is_met: bool | None
    known_on: date | None


@dataclass(frozen=True)
class Group:
    """One group of facts."""

    code: FactGroup
    lines: list[Told | CareLine]
    check: FactCheck | None
    contacts: list[Contact] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Return the heading."""
        return str(self.code.label)

    @property
    def is_known(self) -> bool:
        """Whether anything is known."""
        return bool(self.lines or self.contacts or self.answers)


def contact_url(kind: str, value: str) -> str:
    """Return the address behind a contact: a link of the browser, the phone or WhatsApp."""
    if kind == ContactKind.WHATSAPP:
        return f"https://wa.me/{value.removeprefix('+')}"
    return f"{LINKS.get(ContactKind(kind), '')}{value}"


def contacts_for(organisation: Organisation, levels: Iterable[Visibility]) -> list[Contact]:
    """Return the contacts that may be seen by who sees the given levels."""
    seen = set(levels)
    return [
        Contact(
            str(ContactKind(row.kind).label),
            contact_words(row.kind, row.value),
            contact_url(row.kind, row.value),
            row.get_visibility_display(),
        )
        for row in organisation.contacts.all()
        if row.visibility in seen
    ]


def _lines(organisation: Organisation, group: FactGroup, facts: Facts) -> Iterator[Told | CareLine]:
    if group == FactGroup.IDENTITY:
        rest = dict(facts)
        names = rest.pop("names")
        yield from told({"name": rest.pop("name"), "acronym": rest.pop("acronym")})
        yield from told_names(names)
        yield from told(rest)
    elif group == FactGroup.MEMBERS:
        yield from told_members(facts)
    elif group == FactGroup.CARE:
        yield from told_care(facts["care"]) if facts["care"] else ()
    elif group == FactGroup.PLACE:
        yield from told({"town": facts["town"], "country": organisation.country.code})
        if facts["latitude"] is not None:
            yield from told({"location_level": facts["location_level"]})
    elif group == FactGroup.DEMOCRACY:
        yield from told({"last_election": facts["last_election"]})


def _answers(organisation: Organisation) -> list[Answer]:
    """Return all six tests as soon as one is answered."""
    known = {row.test: row for row in organisation.mbo_answers.all()}
    if not known:
        return []
    rows: list[tuple[MboTest, Any]] = [(test, known.get(test)) for test in MboTest]
    return [
        Answer(str(test.label), row.is_met if row else None, row.known_on if row else None)
        for test, row in rows
    ]


def groups_of(organisation: Organisation, levels: Iterable[Visibility]) -> list[Group]:
    """Return all groups; contacts as far as the reader sees them.

    Args:
        organisation: with `PREFETCHED` fetched and its child care selected.
        levels: visibilities that the reader may see.
    """
    checks = {check.group: check for check in organisation.checks.all()}
    found = []
    for group in FactGroup:
        lines = list(_lines(organisation, group, facts_in(organisation, [group])))
        found.append(
            Group(
                group,
                lines,
                checks.get(group),
                contacts_for(organisation, levels) if group == FactGroup.CONTACT else [],
                _answers(organisation) if group == FactGroup.DEMOCRACY else [],
            )
        )
    return found


def exact_place(organisation: Organisation) -> tuple[str, str] | None:
    """Return latitude and longitude of public premises; None where only the area is public."""
    if organisation.location_level != LocationLevel.EXACT or organisation.latitude is None:
        return None
    return str(organisation.latitude), str(organisation.longitude)
