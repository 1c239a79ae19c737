"""The part of the description of the public data that is about organisations (OpenAPI 3.1)."""

from typing import Any

from network.selectors.filters import GROUPS, MOST_VALUES

from .formats.table import DICTIONARY
from .paging import MOST, PAGE
from .views.api_organisations import ONE, PAGES

_TEXT = {"type": "string"}
_SAID = {"type": ["string", "null"]}
_NUMBER = {"type": ["integer", "null"], "minimum": 0}
_DAY = {"type": ["string", "null"], "format": "date"}
_CODES = {"type": "array", "items": _TEXT}
MEDIA = {
    "json": "application/json",
    "jsonld": "application/json",
    "murmurations.json": "application/json",
    "hsds.json": "application/json",
}
WHAT = {
    "json": "as the register keeps it",
    "jsonld": "as JSON-LD in the words of schema.org",
    "murmurations.json": "as a Murmurations profile (organizations_schema-v1.0.0)",
    "hsds.json": "as Open Referral's Human Services Data (HSDS 3)",
}


def record_schema() -> dict[str, Any]:
    """Return the schema of one organisation."""
    words = {name: about for name, (about, _kind) in DICTIONARY.items()}
    properties: dict[str, Any] = {"id": _TEXT, "name": _TEXT}
    properties |= dict.fromkeys(("org_type", "country", "status"), _TEXT)
    properties |= dict.fromkeys(("acronym", "town", "year_founded", "reach"), _SAID)
    properties |= dict.fromkeys(("registration_number", "website", "members_source"), _SAID)
    properties |= dict.fromkeys(("registered_on", "members_as_of", "last_election"), _DAY)
    properties |= dict.fromkeys(("members_count", "women_share"), _NUMBER)
    properties |= dict.fromkeys(("sector", "constituency", "language", "regions"), _CODES)
    properties |= {
        "names": {"type": "array", "items": {"type": "object"}},
        "location": {"type": ["object", "null"]},
        "members_band": _TEXT,
        "is_mbo": {"type": "boolean"},
        "mbo_tests": {"type": "object"},
        "care": {"type": ["object", "null"]},
        "contacts": {
            "type": "array",
            "items": {"type": "object"},
            "description": "Those that the organisation shows to everybody.",
        },
        "last_confirmed": _DAY,
        "last_confirmed_as": _SAID,
        "verified": {"type": "object", "description": "Group of facts -> day of the check."},
        **dict.fromkeys(("source", "source_url", "source_licence"), _SAID),
        "urls": {"type": "object", "description": "Address of the page per language."},
    }
    for name, schema in properties.items():
        if name in words and "description" not in schema:
            properties[name] = schema | {"description": words[name]}
    return {"type": "object", "required": sorted(properties), "properties": properties}


def _parameter(name: str, schema: dict[str, Any], about: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": about, "schema": schema}


def parameters(*, pages: bool) -> list[dict[str, Any]]:
    """Return the parameters of the directory, and those of pages."""
    several = {"type": "array", "items": _TEXT, "maxItems": MOST_VALUES}
    found = [_parameter("q", _TEXT, "Names, with slips and without accents, too.")]
    found += [
        _parameter(name, several, f"Codes of {name}; any of them is enough.") for name in GROUPS
    ]
    found.append(_parameter("town", _TEXT, "The town as the register writes it."))
    if pages:
        found.append(_parameter("page", {"type": "integer", "minimum": 1, "default": 1}, "Page."))
        limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": PAGE}
        found.append(_parameter("limit", limit, "Organisations a page."))
    return found


def paths(refused: dict[str, Any], no_such: dict[str, Any]) -> dict[str, Any]:
    """Return the addresses of organisations.

    Args:
        refused: the answer 400.
        no_such: the answer 404.
    """

    def answer(schema: dict[str, Any], kind: str) -> dict[str, Any]:
        content = {kind: {"schema": schema}}
        return {"description": "The organisations", "content": content}

    thing: dict[str, Any] = {"type": "object"}
    whole = record_schema()
    page = {
        "type": "object",
        "required": ["licence", "as_of", "total", "page", "pages", "next", "organisations"],
        "properties": {
            "licence": _TEXT,
            "as_of": _TEXT,
            "total": {"type": "integer"},
            "page": {"type": "integer"},
            "pages": {"type": "integer"},
            "next": _SAID,
            "organisations": {"type": "array", "items": whole},
        },
    }
    found: dict[str, Any] = {}
    for kind in PAGES:
        schema = page if kind == "json" else thing
        found[f"/api/v1/organisations.{kind}"] = {
            "get": {
                "summary": f"A page of organisations, {WHAT[kind]}",
                "parameters": parameters(pages=True),
                "responses": {"200": answer(schema, MEDIA[kind]), "400": refused, "404": no_such},
            }
        }
    for kind, media in {"csv": "text/csv", "geojson": "application/geo+json"}.items():
        found[f"/api/v1/organisations.{kind}"] = {
            "get": {
                "summary": f"All organisations that fit, as {kind}",
                "parameters": parameters(pages=False),
                "responses": {"200": answer(_TEXT, media), "400": refused},
            }
        }
    found["/api/v1/organisations.csv-metadata.json"] = {
        "get": {
            "summary": "What each column of the table holds (W3C CSVW)",
            "responses": {"200": answer(thing, "application/csvm+json")},
        }
    }
    slug = {"name": "slug", "in": "path", "required": True, "schema": _TEXT}
    for kind in ONE:
        found[f"/api/v1/organisations/{{slug}}.{kind}"] = {
            "get": {
                "summary": f"One organisation, {WHAT[kind]}",
                "parameters": [slug],
                "responses": {"200": answer(thing, MEDIA[kind]), "404": no_such},
            }
        }
    return found
