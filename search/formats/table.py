"""Organisations as a table: CSV (RFC 4180), described by CSVW metadata (W3C, 2015)."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from django.conf import settings

from ..selectors.organisations import Record

# Column -> what it holds, and its type in XML Schema.
DICTIONARY: dict[str, tuple[str, str]] = {
    "id": ("Last part of the organisation's address; it never changes.", "string"),
    "name": ("Name, in its own language.", "string"),
    "acronym": ("Short name, as its members say it.", "string"),
    "other_names": ("Further names, with bars between.", "string"),
    "org_type": ("Type: a code of the list org_type.", "string"),
    "country": ("ISO 3166-1 alpha-2.", "string"),
    "regions": ("UN M49 codes, with bars between.", "string"),
    "town": ("Town.", "string"),
    "latitude": ("Degrees, WGS 84; the middle of an area where level is area.", "decimal"),
    "longitude": ("Degrees, WGS 84.", "decimal"),
    "level": ("area: about a kilometre wide; exact: public premises.", "string"),
    "status": ("active, planning, on-hold or closed.", "string"),
    "reach": ("A code of the list reach.", "string"),
    "sector": ("Codes of the list sector, with bars between.", "string"),
    "constituency": ("Codes of the list constituency, with bars between.", "string"),
    "language": ("BCP 47 tags, with bars between.", "string"),
    "year_founded": ("As said; may be vague.", "string"),
    "registration_number": ("Registration number.", "string"),
    "registered_on": ("Day of the registration.", "date"),
    "members_count": ("Number of members.", "nonNegativeInteger"),
    "members_as_of": ("Day of that count.", "date"),
    "members_source": ("Who counted.", "string"),
    "members_band": ("A code of the list membership_band.", "string"),
    "women_share": ("Share of women, percent.", "nonNegativeInteger"),
    "is_mbo": ("Meets the six tests of a membership-based organisation.", "boolean"),
    "last_election": ("Day on which members elected the leaders.", "date"),
    "care_setting": ("Where it cares for children: a code of the list care_setting.", "string"),
    "care_provider": ("Who runs the care: a code of the list care_provider.", "string"),
    "care_finance": ("Who pays for the care: a code of the list care_finance.", "string"),
    "care_places": ("Places for children.", "nonNegativeInteger"),
    "website": ("Website.", "anyURI"),
    "email": ("Public e-mail address.", "string"),
    "phone": ("Public telephone number (E.164).", "string"),
    "last_confirmed": ("Day on which somebody last said that this is right.", "date"),
    "last_confirmed_as": ("Who said so: steward, scout or editor.", "string"),
    "source": ("Where the facts come from.", "string"),
    "source_licence": ("Licence of that source.", "string"),
    "url": ("Page of the organisation.", "anyURI"),
}
BAR = "|"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
PHONE = "phone"


def row_of(record: Record) -> list[Any]:
    """Return the cells of one organisation; text that a spreadsheet would run is quoted."""
    care = record["care"] or {}
    place = record["location"] or {}
    contacts = {one["kind"]: one["value"] for one in record["contacts"]}
    cells = {
        **record,
        **place,
        **{f"care_{name}": care.get(name) for name in ("setting", "provider", "finance", "places")},
        "other_names": BAR.join(one["name"] for one in record["names"]),
        **{name: BAR.join(record[name]) for name in ("regions", "sector", "constituency")},
        "language": BAR.join(record["language"]),
        "is_mbo": "true" if record["is_mbo"] else "false",
        "email": contacts.get("email"),
        PHONE: contacts.get(PHONE),
        "url": record["urls"]["en"],
    }
    return [_safe(name, cells.get(name)) for name in DICTIONARY]


def _safe(name: str, value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    if isinstance(value, str) and value.startswith(FORMULA) and name != PHONE:
        return f"'{value}"
    return "" if value is None else value


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield the lines of the table, the header first."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(DICTIONARY)
    for record in records:
        writer.writerow(row_of(record))
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()


def dictionary(licence: str) -> dict[str, Any]:
    """Return the CSVW description of the table."""
    columns = [
        {"name": name, "titles": name, "dc:description": words, "datatype": kind}
        for name, (words, kind) in DICTIONARY.items()
    ]
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": f"{settings.BASE_URL}/api/v1/organisations.csv",
        "dc:title": "Organisations of informal workers and their allies",
        "dc:license": {"@id": licence},
        "tableSchema": {"columns": columns, "primaryKey": "id"},
    }
