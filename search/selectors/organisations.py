"""The register as open data: one record an organisation, from which every format is made."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Max
from django.http import QueryDict

from home.living import living_languages
from home.regions import regions_of
from network.enums_register import ChangeState, FactGroup, Visibility
from network.facts import TERMS, facts_in
from network.membership_bands import band
from network.models import FactChange, Organisation
from network.models.directory_page import DIRECTORY_SLUG
from network.querysets import OrganisationQuerySet
from network.selectors.filters import GROUPS, chosen_filters, filtered
from network.selectors.record import fetch_records

Record = dict[str, Any]
# Rows that are read with all that belongs to them at once.
CHUNK = 500
COLUMNS = (
    *("name", "acronym", "org_type", "country", "town", "status", "year_founded", "reach"),
    *("registration_number", "registered_on", "website", "last_election"),
    *("members_count", "members_as_of", "members_source", "women_share"),
)


class Asked(NamedTuple):
    """What the parameters of an address ask for, or which of them mean nothing."""

    rows: OrganisationQuerySet
    unknown: str


def asked(parameters: QueryDict) -> Asked:
    """Read the parameters of the directory; a value that it does not know is named."""
    filters = chosen_filters(parameters)
    for name in GROUPS:
        known = {value.casefold() for value in filters.values.get(name, ())}
        for value in parameters.getlist(name):
            if value and value.casefold() not in known:
                return Asked(Organisation.objects.none(), f"{name}={value[:40]}")
    return Asked(filtered(filters).order_by("pk"), "")


def as_of() -> datetime:
    """Return when the register changed last, as far as everybody sees it."""
    public = FactChange.objects.filter(state__in=(ChangeState.LIVE, ChangeState.ACCEPTED))
    changed = public.exclude(group=FactGroup.CONTACT).aggregate(
        made=Max("made_at"), decided=Max("decided_at")
    )
    listed = Organisation.objects.listed().aggregate(
        made=Max("created_at"), day=Max("last_confirmed_at")
    )
    moments = [changed["made"], changed["decided"], listed["made"]]
    if listed["day"]:
        moments.append(datetime.combine(listed["day"], time.min, UTC))
    return max((one for one in moments if one), default=datetime.fromtimestamp(0, UTC))


def page_url(slug: str, language: str = "en") -> str:
    """Return the address of an organisation's page; in every language it has the same form."""
    return f"{settings.BASE_URL}/{language}/{DIRECTORY_SLUG}/{slug}/"


def records(rows: OrganisationQuerySet) -> Iterator[Record]:
    """Yield the records of any number of rows without holding them all."""
    part: list[Organisation] = []
    for row in rows.select_related("care_service").iterator(chunk_size=CHUNK):
        part.append(row)
        if len(part) == CHUNK:
            yield from records_of(part)
            part = []
    yield from records_of(part)


def records_of(rows: Sequence[Organisation]) -> list[Record]:
    """Return the records of a few rows."""
    fetch_records(rows)
    return [record(row) for row in rows]


def record(row: Organisation) -> Record:
    """Return what everybody may know of an organisation; contacts as far as each says."""
    facts = facts_in(row)
    found: Record = {"id": row.slug}
    found |= {name: facts[name] if facts[name] != "" else None for name in COLUMNS}
    found["names"] = facts["names"]
    found |= {name: facts[name] for name in TERMS}
    found["regions"] = sorted(regions_of(row.country.code))
    found["location"] = _location(row)
    found["members_band"] = band(row.members_count)
    found["is_mbo"] = row.is_mbo
    found["mbo_tests"] = facts["mbo"]
    found["care"] = facts["care"]
    found["contacts"] = [
        {"kind": one.kind, "value": one.value}
        for one in row.contacts.all()
        if one.visibility == Visibility.PUBLIC
    ]
    found["last_confirmed"] = _day(row.last_confirmed_at)
    found["last_confirmed_as"] = row.last_confirmed_as or None
    found["verified"] = {
        check.group: check.verified_on.isoformat()
        for check in row.checks.all()
        if check.verified_on
    }
    found["source"] = row.source or None
    found["source_url"] = row.source_url or None
    found["source_licence"] = row.licence or None
    found["urls"] = {code: page_url(row.slug, code) for code in living_languages()}
    return found


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _location(row: Organisation) -> Record | None:
    if row.latitude is None or row.longitude is None:
        return None
    return {
        "latitude": float(row.latitude),
        "longitude": float(row.longitude),
        "level": row.location_level,
    }


def one(slug: str) -> Record | None:
    """Return one organisation, a closed one too: links to it stay."""
    rows = Organisation.objects.select_related("care_service").filter(slug=slug)
    return next(iter(records_of(list(rows))), None)
