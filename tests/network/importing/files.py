"""Files as registers send them, with their faults."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any

from openpyxl import Workbook

from network.importing.mapping import ORGANISATION, Reading, check, reading_of
from network.importing.reading import read_table
from network.importing.records import Record, records_of

HEADING = ["id", "name", "type", "country", "town", "latitude", "longitude"]


def csv_of(
    rows: Iterable[Sequence[Any]], heading: Sequence[str] = HEADING, delimiter: str = ","
) -> str:
    """Return rows as the text of a CSV file."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(heading)
    writer.writerows(rows)
    return written.getvalue()


def xlsx_of(rows: Iterable[Sequence[Any]], heading: Sequence[str] = HEADING) -> bytes:
    """Return rows as a workbook."""
    book = Workbook()
    for row in (heading, *rows):
        book.active.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def geojson_of(features: Iterable[tuple[Mapping[str, Any], Any]], **notes: str) -> bytes:
    """Return (properties, geometry) pairs as GeoJSON."""
    found = [
        {"type": "Feature", "properties": dict(told), "geometry": geometry}
        for told, geometry in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": found, **notes}).encode()


def read(raw: str | bytes, name: str = "register.csv", kind: str = ORGANISATION) -> list[Record]:
    """Return the records of a file, its columns known by their names."""
    table = read_table(name, raw.encode() if isinstance(raw, str) else raw)
    reading: Reading = reading_of(table.heading, kind)
    check(table.heading, reading, kind)
    return list(records_of(table, reading, kind))


def census(number: int, seed: int = 7) -> bytes:
    """Return a national census of cooperatives, with its faults: sets, nothing in many words.

    Names repeat across towns and sometimes within one.
    """
    chance = Random(seed)
    names = ["Novissi", "Solim", "Espoir", "Mokpokpo", "Kekeli", "Gbenodou", "Hezouwe"]
    rows = []
    for place in range(number):
        name = f"Coopérative {chance.choice(names)}"
        if chance.random() < 0.9:
            name += f" de {chance.choice('ABDEGKLM')}{chance.choice('aeiou')}{place:x}"
        town = chance.choice(
            ["Nsp", "N/a", *(f"Localité {chance.randrange(max(number // 2, 1))}",) * 20]
        )
        longitude, latitude = 0.2 + chance.random() * 1.4, 6.2 + chance.random() * 4.8
        form = chance.choice(["{Cooperative production}", "{tontine,entraide}", "Nsp"])
        rows.append(
            [f"census.{place}", town, "Kpadapé", name, form, f"POINT ({longitude} {latitude})"]
        )
    heading = ["FID", "nom_localite", "prefecture_nom_bdd", "cooperative_nom", "cooperative_statut"]
    return csv_of(rows, [*heading, "geometry"]).encode()
