"""All organisations as points: GeoJSON (RFC 7946), small enough for a map on a phone."""

import json
from collections.abc import Iterator

from network.querysets import OrganisationQuerySet

POINT = (
    '{{"type":"Feature","id":{id},"geometry":{place},'
    '"properties":{{"name":{name},"type":{kind},"country":{country}}}}}'
)


def features(rows: OrganisationQuerySet) -> Iterator[str]:
    """Yield one feature an organisation; without a location its geometry is null."""
    columns = ("slug", "name", "org_type", "country", "latitude", "longitude")
    for slug, name, kind, country, latitude, longitude in rows.values_list(*columns):
        place = "null"
        if latitude is not None:
            place = f'{{"type":"Point","coordinates":[{longitude:g},{latitude:g}]}}'
        yield POINT.format(
            id=json.dumps(slug),
            place=place,
            name=json.dumps(name, ensure_ascii=False),
            kind=json.dumps(kind),
            country=json.dumps(str(country)),
        )


def collection(rows: OrganisationQuerySet, licence: str, moment: str) -> Iterator[str]:
    """Yield the text of the whole collection, with licence and age as foreign members."""
    head = {"type": "FeatureCollection", "license": licence, "as_of": moment}
    yield f'{json.dumps(head)[:-1]}, "features":[\n'
    first = True
    for feature in features(rows):
        yield feature if first else f",\n{feature}"
        first = False
    yield "\n]}\n"
