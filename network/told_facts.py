"""Facts in words of the active language: on pages, in the history of changes and in mails."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.languages import name_of_language
from home.templatetags.ui import date as written_date
from home.templatetags.ui import number
from home.vocabularies import label

from .enums import OrganisationStatus
from .enums_register import ContactKind, LocationLevel, MboTest, NameKind, Visibility
from .facts import Facts
from .membership_bands import band_label
from .models import FactChange
from .phones import readable
from .selectors.places import country_name
from .told_care import told_care


class Told(NamedTuple):
    """One line: what it is about, and what is said of it; `language` where it is not ours."""

    label: str
    text: str
    url: str = ""
    is_name: bool = False


class Changed(NamedTuple):
    """One fact of a change, in words before and after."""

    label: str
    before: str
    after: str


LABELS: dict[str, Any] = {
    "name": gettext_lazy("Name"),
    "org_type": gettext_lazy("Type"),
    "country": gettext_lazy("Country"),
    "acronym": gettext_lazy("Short name"),
    "names": gettext_lazy("Also called"),
    "status": gettext_lazy("Status"),
    "year_founded": gettext_lazy("Founded"),
    "reach": gettext_lazy("Reach"),
    "sector": gettext_lazy("Work of the members"),
    "constituency": gettext_lazy("Who the members are"),
    "language": gettext_lazy("Languages"),
    "registration_number": gettext_lazy("Registration number"),
    "registered_on": gettext_lazy("Registered on"),
    "website": gettext_lazy("Website"),
    "town": gettext_lazy("Town"),
    "location_level": gettext_lazy("How exact the place is"),
    "latitude": gettext_lazy("Latitude"),
    "longitude": gettext_lazy("Longitude"),
    "members_count": gettext_lazy("Members"),
    "members_as_of": gettext_lazy("Counted on"),
    "members_source": gettext_lazy("Counted by"),
    "women_share": gettext_lazy("Women"),
    "last_election": gettext_lazy("Leaders last elected"),
    "mbo": gettext_lazy("The six tests of a membership-based organisation"),
    "care": gettext_lazy("Child care"),
    "contacts": gettext_lazy("Ways to reach it"),
}


def _day(value: str) -> str:
    return written_date(date.fromisoformat(value))


def _labels(vocabulary: str) -> Callable[[list[str]], str]:
    return lambda codes: ", ".join(label(vocabulary, code) for code in codes)


def _names(rows: list[Mapping[str, str]]) -> str:
    return ", ".join(
        f"{row['name']} ({name_of_language(row['language'])})" if row["language"] else row["name"]
        for row in rows
    )


def _contacts(rows: list[Mapping[str, str]]) -> str:
    return "; ".join(
        f"{ContactKind(row['kind']).label}: {contact_words(row['kind'], row['value'])} "
        f"({Visibility(row['visibility']).label})"
        for row in rows
    )


def contact_words(kind: str, value: str) -> str:
    """Return a contact as people read it: numbers with spaces."""
    return readable(value) if kind in (ContactKind.PHONE, ContactKind.WHATSAPP) else value


def _answers(answers: Mapping[str, Mapping[str, Any]]) -> str:
    words = []
    for test in MboTest:
        answer = answers.get(test.value)
        if answer:
            said = _("yes") if answer["is_met"] else _("no")
            words.append(f"{test.label}: {said} ({_day(answer['known_on'])})")
    return "; ".join(words)


def _care(values: Mapping[str, Any]) -> str:
    return "; ".join(f"{line.label}: {line.text}" for line in told_care(values))


IN_WORDS: dict[str, Callable[[Any], str]] = {
    "org_type": lambda code: label("org_type", code),
    "country": country_name,
    "names": _names,
    "status": lambda code: str(OrganisationStatus(code).label),
    "reach": lambda code: label("reach", code),
    "sector": _labels("sector"),
    "constituency": _labels("constituency"),
    "language": lambda tags: ", ".join(name_of_language(tag) for tag in tags),
    "registered_on": _day,
    "location_level": lambda code: str(LocationLevel(code).label),
    "members_count": number,
    "members_as_of": _day,
    "women_share": lambda share: f"{share} %",
    "last_election": _day,
    "mbo": _answers,
    "care": _care,
    "contacts": _contacts,
}


def in_words(name: str, value: Any) -> str:
    """Return what a fact says; nothing for what is not known."""
    if value is None or value in ("", [], {}):
        return ""
    return str(IN_WORDS.get(name, str)(value))


def told(facts: Facts) -> Iterator[Told]:
    """Yield what is known, one line a fact."""
    for name, value in facts.items():
        words = in_words(name, value)
        if words:
            url = value if name == "website" else ""
            yield Told(str(LABELS[name]), words, url, name in ("name", "acronym", "names"))


def told_members(facts: Facts) -> Iterator[Told]:
    """Yield how many members there are, who counted them and when, in one line, and the women."""
    if facts["members_count"] is not None:
        when = facts["members_as_of"] and _day(facts["members_as_of"])
        how = ", ".join(part for part in (when, facts["members_source"]) if part)
        words = number(facts["members_count"])
        yield Told(str(LABELS["members_count"]), f"{words} ({how})" if how else words)
        yield Told(_("Size"), band_label(facts["members_count"]))
    yield from told({"women_share": facts["women_share"]})


def told_names(rows: list[Mapping[str, str]]) -> Iterator[Told]:
    """Yield further names by kind."""
    for kind in NameKind:
        words = _names([row for row in rows if row["kind"] == kind])
        if words:
            yield Told(str(kind.label), words, is_name=True)


def told_changes(change: FactChange) -> list[Changed]:
    """Return what a change changes, in words."""
    return [
        Changed(str(LABELS[name]), in_words(name, change.before.get(name)), in_words(name, value))
        for name, value in change.after.items()
    ]
