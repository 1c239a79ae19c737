"""The facts of an organisation as plain values: read, compared and written in one way.

Forms, imports, merges and the history of changes speak of facts by these names. A plain value can
be kept as JSON: days are ISO dates, decimals and times are text.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from .enums_register import FactGroup, LocationLevel, MboTest
from .models import (
    CareService,
    MboAnswer,
    Organisation,
    OrganisationContact,
    OrganisationName,
    OrganisationTerm,
)
from .places import AT_HOME, area, exact

Facts = dict[str, Any]
TERMS = ("sector", "constituency", "language")
CARE_FIELDS = (
    *("relation", "setting", "provider", "finance", "places", "days", "opens_at", "closes_at"),
    *("age_from", "age_to", "price", "price_currency", "price_period", "price_on"),
    *("staff", "quality"),
)
GROUPS: dict[FactGroup, tuple[str, ...]] = {
    FactGroup.IDENTITY: (
        *("name", "org_type", "country", "acronym", "names", "status", "year_founded", "reach"),
        *("sector", "constituency", "language", "registration_number", "registered_on", "website"),
    ),
    FactGroup.PLACE: ("town", "location_level", "latitude", "longitude"),
    FactGroup.MEMBERS: ("members_count", "members_as_of", "members_source", "women_share"),
    FactGroup.DEMOCRACY: ("last_election", "mbo"),
    FactGroup.CARE: ("care",),
    FactGroup.CONTACT: ("contacts",),
}
# What says who an organisation is waits for an editor when its stewards change it.
WAITING = frozenset({"name", "org_type", "country"})
SETS = frozenset({*TERMS, "names", "mbo", "care", "contacts"})


def group_of(fact: str) -> FactGroup:
    """Return the group of a fact; KeyError for what is none."""
    return next(group for group, names in GROUPS.items() if fact in names)


def plain(value: Any) -> Any:
    """Return a value of a form or of a row in the way in which it can be kept and compared."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(one) for one in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(value)  # a country, a choice


def facts_in(organisation: Organisation, groups: Iterable[FactGroup] = FactGroup) -> Facts:
    """Return the plain facts of some groups; sets are read in one statement each."""
    return {name: _read(organisation, name) for group in groups for name in GROUPS[group]}


def _read(organisation: Organisation, name: str) -> Any:
    if name in TERMS:
        terms = organisation.terms.all()
        return sorted(term.code for term in terms if term.vocabulary == name)
    if name == "names":
        found = [(row.kind, row.language, row.name) for row in organisation.names.all()]
        return [{"kind": kind, "language": tag, "name": text} for kind, tag, text in sorted(found)]
    if name == "contacts":
        rows = sorted(organisation.contacts.all(), key=lambda row: row.kind)
        return [
            {"kind": row.kind, "value": row.value, "visibility": row.visibility} for row in rows
        ]
    if name == "mbo":
        answers = organisation.mbo_answers.all()
        return {
            row.test: {"is_met": row.is_met, "known_on": plain(row.known_on)} for row in answers
        }
    if name == "care":
        service = getattr(organisation, "care_service", None)
        return service and {field: plain(getattr(service, field)) for field in CARE_FIELDS}
    return plain(getattr(organisation, name))


def write_facts(organisation: Organisation, values: Mapping[str, Any]) -> None:
    """Write plain facts to the rows that hold them; the caller holds the organisation's lock.

    A set is replaced as a whole. Of an area, and of an organisation that cares for children in
    somebody's home, only the rounded place is kept. What an editor had checked is unchecked again.

    Raises KeyError for a name that is no fact.
    """
    groups = {group_of(name) for name in values}
    for name, value in values.items():
        if name in SETS:
            _write_set(organisation, name, value)
        else:
            field: Any = Organisation._meta.get_field(name)
            setattr(organisation, name, field.to_python(value))
    blur_place(organisation)
    organisation.save()
    checked = organisation.checks.filter(group__in=groups, verified_on__isnull=False)
    checked.update(verified_on=None, verified_by=None, how="")


def blur_place(organisation: Organisation) -> None:
    """Round the place of `organisation` as far as it has to be; nothing is saved."""
    service = CareService.objects.filter(organisation_id=organisation.pk).first()
    if service and service.setting in AT_HOME:
        organisation.location_level = LocationLevel.AREA
    keep = exact if organisation.location_level == LocationLevel.EXACT else area
    if organisation.latitude is not None and organisation.longitude is not None:
        organisation.latitude = keep(Decimal(organisation.latitude))
        organisation.longitude = keep(Decimal(organisation.longitude))


def _write_set(organisation: Organisation, name: str, value: Any) -> None:
    if name in TERMS:
        organisation.terms.filter(vocabulary=name).delete()
        OrganisationTerm.objects.bulk_create(
            OrganisationTerm(organisation=organisation, vocabulary=name, code=code)
            for code in dict.fromkeys(value)
        )
    elif name == "names":
        organisation.names.all().delete()
        OrganisationName.objects.bulk_create(
            OrganisationName(organisation=organisation, **row) for row in value
        )
    elif name == "contacts":
        organisation.contacts.all().delete()
        OrganisationContact.objects.bulk_create(
            OrganisationContact(organisation=organisation, **row) for row in value
        )
    elif name == "mbo":
        _write_mbo(organisation, value)
    else:
        _write_care(organisation, value)
    # What was fetched with the organisation is not true any more.
    for cache in (
        organisation._state.fields_cache,
        getattr(organisation, "_prefetched_objects_cache", {}),
    ):
        cache.clear()


def _write_mbo(organisation: Organisation, value: Mapping[str, Any]) -> None:
    """Write the answers to the six tests; only who meets all of them is called an MBO."""
    organisation.mbo_answers.all().delete()
    MboAnswer.objects.bulk_create(
        MboAnswer(organisation=organisation, test=test, **answer) for test, answer in value.items()
    )
    organisation.is_mbo = all(value.get(test, {}).get("is_met") for test in MboTest.values)


def _write_care(organisation: Organisation, value: Mapping[str, Any] | None) -> None:
    CareService.objects.filter(organisation=organisation).delete()
    if value:
        meta: Any = CareService._meta
        fields = {name: meta.get_field(name).to_python(one) for name, one in value.items()}
        CareService.objects.create(organisation=organisation, **fields)
