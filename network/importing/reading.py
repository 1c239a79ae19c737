"""From the bytes of a file to a table, by what the file is and not only by its name."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from home.tables.csv_table import read_csv
from home.tables.table import Limits, Table, Unreadable, check_size
from home.tables.xlsx_table import read_xlsx

from .columns import known_names
from .geojson_table import read_geojson

# Registers of a country have ten thousand rows; the border of a market may be a long cell.
LIMITS = Limits(
    size=12 * 1024 * 1024,
    rows=20_000,
    columns=150,
    cell=60_000,
    sheet=(60_000_000, 2_500_000),
    texts=(20_000_000, 1_000_000),
    unpacked=80_000_000,
)
TEXT = (".csv", ".tsv", ".txt")
MAPS = (".geojson", ".json")
BOOKS = (".xlsx", ".xlsm")


def read_table(name: str, raw: bytes) -> Table:
    """Return the table of a CSV, XLSX or GeoJSON file; raise Unreadable when it is none."""
    check_size(len(raw), LIMITS)
    suffix = PurePath(name).suffix.lower()
    if raw.startswith(b"PK\x03\x04") and suffix in (*BOOKS, *TEXT):
        return read_xlsx(raw, LIMITS)
    if suffix in MAPS:
        return read_geojson(raw, LIMITS)
    if suffix in TEXT:
        return read_csv(raw, LIMITS, known_names)
    raise Unreadable(_("Save the file as CSV, XLSX or GeoJSON and send it again."))
