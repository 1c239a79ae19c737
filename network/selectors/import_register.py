"""What the register holds of the records of a file: the records themselves, and those alike."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from home.text import fold

from ..enums_import import ImportKind
from ..enums_register import LocationLevel, NameKind
from ..facts import plain
from ..imported_facts import WITH, said_of
from ..importing.alike import Alike, Told
from ..importing.records import Record
from ..models import (
    CarePlace,
    KnownApart,
    Merge,
    Organisation,
    OrganisationName,
    SourceRecord,
)

Said = dict[str, Any]
# Fewer variables than SQLite takes in one statement.
AT_ONCE = 500
# Kinds of names by which people would look for an organisation.
ALSO_CALLED = (NameKind.OTHER, NameKind.FORMER)


def in_parts(values: Collection[Any]) -> Iterable[list[Any]]:
    """Yield values in parts that fit into one statement."""
    found = list(values)
    return (found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE))


def source_records(source: str, keys: Collection[str]) -> dict[str, SourceRecord]:
    """Return what a source said before, by its own numbers."""
    return {
        row.key: row
        for part in in_parts(keys)
        for row in SourceRecord.objects.filter(source=source, key__in=part)
    }


def known_apart(source: str, keys: Collection[str]) -> set[tuple[str, int]]:
    """Return (key, organisation) pairs of which an editor said that they are two."""
    return {
        pair
        for part in in_parts(keys)
        for pair in KnownApart.objects.filter(source=source, key__in=part).values_list(
            "key", "organisation_id"
        )
    }


def said_now(pks: Collection[int]) -> dict[int, Said]:
    """Return the facts of organisations as a file would say them."""
    return {
        row.pk: said_of(row)
        for part in in_parts(pks)
        for row in Organisation.objects.filter(pk__in=part).prefetch_related(*WITH)
    }


def said_of_place(place: CarePlace) -> Said:
    """Return the facts of a place on the care map as a file would say them."""
    known = place.latitude is not None and place.longitude is not None
    return {
        "name": place.name,
        "country": str(place.country),
        "town": place.town,
        "point": [plain(place.latitude), plain(place.longitude)] if known else None,
    }


def places_now(pks: Collection[int]) -> dict[int, Said]:
    """Return the facts of places on the care map."""
    return {
        row.pk: said_of_place(row)
        for part in in_parts(pks)
        for row in CarePlace.objects.filter(pk__in=part)
    }


def by_slug(slugs: Collection[str]) -> dict[str, int]:
    """Return {address: organisation}; of a merged one, that which it became."""
    found = {
        slug: pk
        for part in in_parts([slug for slug in slugs if slug])
        for slug, pk in Organisation.objects.filter(slug__in=part).values_list("slug", "pk")
    }
    gone = dict(Merge.objects.filter(undone_at=None).values_list("gone_id", "kept_id"))
    return {slug: _end(pk, gone) for slug, pk in found.items()}


def _end(pk: int, gone: dict[int, int]) -> int:
    """Follow merges to the record that stands."""
    seen = set()
    while pk in gone and pk not in seen:
        seen.add(pk)
        pk = gone[pk]
    return pk


def by_name(records: Sequence[Record]) -> dict[str, int]:
    """Return {key: organisation} for records without number, where name, town and country agree.

    Where several agree, none is named: an editor decides.
    """
    countries = {record.facts.get("country") for record in records if is_named(record)}
    found: dict[str, list[int]] = {}
    rows = standing().filter(country__in=countries).values_list("pk", "name", "town", "country")
    for pk, name, town, country in rows.iterator() if countries else ():
        key = "name:" + "|".join((fold(name), fold(town), fold(str(country))))
        found.setdefault(key, []).append(pk)
    return {key: pks[0] for key, pks in found.items() if len(pks) == 1}


def is_named(record: Record) -> bool:
    """Tell whether a record has no number of its own, and so is known by name and town."""
    return record.key.startswith("name:")


def standing() -> Any:
    """Return the organisations that are not part of another by now."""
    return Organisation.objects.exclude(merged_into__undone_at=None, merged_into__isnull=False)


def alike_in(kind: str, countries: Collection[str] | None = None) -> Alike:
    """Return what stands in the register to be compared with, by town and by square of the map.

    Args:
        kind: of import; places of the care map are never compared.
        countries: of which; None for all.
    """
    if kind != ImportKind.ORGANISATION:
        return Alike()
    return Alike(told_organisations(countries))


def told_organisations(countries: Collection[str] | None = None) -> Iterable[Told]:
    """Yield what is known of the organisations that stand, for comparing."""
    rows = standing()
    names = OrganisationName.objects.filter(kind__in=ALSO_CALLED)
    if countries is not None:
        rows = rows.filter(country__in=countries)
        names = names.filter(organisation__country__in=countries)
    others: dict[int, list[str]] = {}
    for pk, name in names.values_list("organisation_id", "name"):
        others.setdefault(pk, []).append(name)
    fields = ("pk", "name", "country", "town", "latitude", "longitude", "location_level")
    for pk, name, country, town, latitude, longitude, level in rows.values_list(*fields):
        known = latitude is not None and longitude is not None
        yield Told(
            ref=pk,
            names=(name, *others.get(pk, ())),
            country=str(country),
            town=town,
            point=(float(latitude), float(longitude)) if known else None,
            is_area=level != LocationLevel.EXACT,
        )
