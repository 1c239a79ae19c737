"""The part of the description of the public data that is about the library (OpenAPI 3.1)."""

from typing import Any

from .paging import MOST, PAGE
from .selectors.library_data import FACTS, FILTERS

_TEXT = {"type": "string"}
_ADDRESSES = {"type": "object", "description": "By language."}
WHAT = {
    "q": "Words of title or author.",
    "series": "Code of a series.",
    "theme": "Code of a theme.",
    "programme": "Code of a programme.",
    "audience": "Code of those for whom it is made.",
    "language": "Language of a page or a file.",
    "year": "Year in which it came out.",
}


def _list(name: str, properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    row = {"type": "object", "properties": properties}
    return {
        "type": "object",
        "required": ["licence", "total", name],
        "properties": {
            "licence": _TEXT,
            "total": {"type": "integer"},
            **more,
            name: {"type": "array", "items": row},
        },
    }


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "The answer", "content": {"application/json": {"schema": schema}}}


def paths(refused: dict[str, Any], no_such: dict[str, Any]) -> dict[str, Any]:
    """Return the addresses of publications and figures.

    Args:
        refused: the answer 400.
        no_such: the answer 404.
    """
    asked = [
        {"name": name, "in": "query", "description": WHAT[name], "schema": _TEXT}
        for name in FILTERS
    ]
    for name, usual, most in (("page", 1, None), ("limit", PAGE, MOST)):
        schema: dict[str, Any] = {"type": "integer", "minimum": 1, "default": usual}
        if most:
            schema["maximum"] = most
        asked.append({"name": name, "in": "query", "description": name, "schema": schema})
    facts: dict[str, Any] = {name: {"type": ["string", "integer", "null"]} for name in FACTS}
    facts["authors"] = {"type": "array", "items": _TEXT}
    facts |= dict.fromkeys(("titles", "summaries", "urls", "terms"), _ADDRESSES)
    facts["files"] = {"type": "array", "items": {"type": "object"}}
    figure = {
        "code": _TEXT,
        "url": _TEXT,
        "label": _ADDRESSES,
        "versions": {"type": "array", "items": {"type": "object"}},
    }
    paged = {
        "as_of": _TEXT,
        "page": {"type": "integer"},
        "pages": {"type": "integer"},
        "next": {"type": ["string", "null"]},
    }
    return {
        "/api/v1/library.json": {
            "get": {
                "summary": "A page of publications, the newest first",
                "parameters": asked,
                "responses": {
                    "200": _answer(_list("publications", facts, **paged)),
                    "400": refused,
                    "404": no_such,
                },
            }
        },
        "/api/v1/figures.json": {
            "get": {
                "summary": "All figures with their sources and older values",
                "responses": {"200": _answer(_list("figures", figure)), "400": refused},
            }
        },
    }
