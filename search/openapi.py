"""The description of the public data (OpenAPI 3.1)."""

from typing import Any

from django.conf import settings

from campaign.enums import Channel, Evidence, PledgeForm, PledgeState
from campaign.small_groups import LEAST, OTHER

from .answers import LICENCE
from .openapi_library import paths as library_paths
from .openapi_organisations import paths as organisation_paths

_AS_OF = {"type": ["string", "null"], "format": "date-time", "description": "Counted until then."}
_LICENCE = {"type": "string", "format": "uri"}
_CODE = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 40}
_COUNT = {"type": "integer", "minimum": 0, "description": "Confirmed signatures of people."}
_BY_CODE = {"name": "code", "in": "path", "required": True, "schema": _CODE}
_DAY = {"type": "string", "format": "date"}
_NUMBER = {"type": "integer", "minimum": 0}
_TOLD = (
    f"Country and channel are named once a day, of days (UTC) that are over, and only where "
    f"{LEAST} or more signed that were not told before; such a group is never changed after. All "
    f"others, those of today among them, are one group named '{OTHER}'. The groups sum up to the "
    f"count."
)
_JOINED = (
    f"Groups of fewer than {LEAST} are joined as '{OTHER}', and with them as many others as it "
    "takes that no such group can be worked out by subtraction. All groups sum up to the count."
)


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _answer(description: str, schema: dict[str, Any], kind: str = "application/json") -> Any:
    return {"description": description, "content": {kind: {"schema": schema}}}


def history() -> dict[str, Any]:
    """Return the schema of a pledge's history."""
    words = {
        "from": {**_DAY, "description": "First day (UTC) on which they were confirmed."},
        "to": {**_DAY, "description": "Last day."},
        "country": {"type": "string", "description": f"ISO 3166-1, or '{OTHER}'."},
        "channel": {"type": "string", "enum": [*Channel.values, OTHER]},
        "evidence": {"type": "string", "enum": [*Evidence.values, OTHER]},
        "count": _NUMBER,
    }
    groups = {"type": "array", "description": _TOLD, "items": _object(**words)}
    return _object(
        code=_CODE,
        count=_COUNT,
        as_of=_AS_OF,
        licence=_LICENCE,
        smallest_group={"type": "integer", "const": LEAST},
        groups=groups,
    )


def description() -> dict[str, Any]:
    """Return the addresses of the public data and what they answer."""
    pledge = _object(
        code=_CODE,
        form={"type": "string", "enum": PledgeForm.values},
        state={"type": "string", "enum": PledgeState.values},
        count=_COUNT,
        urls={
            "type": "object",
            "description": "Address of the page per language.",
            "propertyNames": {"enum": [code for code, _name in settings.LANGUAGES]},
            "additionalProperties": {"type": "string", "format": "uri"},
        },
    )
    refusal = _object(
        type={"type": "string"},
        title={"type": "string"},
        status={"type": "integer"},
        detail={"type": "string"},
    )
    pledges = _object(
        licence=_LICENCE,
        as_of=_AS_OF,
        total={"type": "integer"},
        pledges={"type": "array", "items": pledge},
    )
    count = _object(
        code=_CODE,
        count=_COUNT,
        evidence={
            "type": "object",
            "description": f"The count by what stands behind a signature. {_JOINED}",
            "propertyNames": {"enum": [*Evidence.values, OTHER]},
            "additionalProperties": _NUMBER,
        },
        endorsements={
            **_object(organisations=_NUMBER, members=_NUMBER),
            "description": "Organisations that endorse it, and their members. Not in the count.",
        },
        as_of=_AS_OF,
        licence=_LICENCE,
    )
    no_such = _answer("No such pledge", refusal, "application/problem+json")
    too_much = _answer("Pages or fields are asked for", refusal, "application/problem+json")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cradle: public data",
            "version": "1",
            "description": "Read-only, without key and cookie. No personal data.",
            "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": settings.BASE_URL}],
        "paths": {
            **organisation_paths(
                _answer("A parameter means nothing", refusal, "application/problem+json"),
                _answer(
                    "No such organisation, or no such page", refusal, "application/problem+json"
                ),
            ),
            **library_paths(
                _answer("A parameter means nothing", refusal, "application/problem+json"),
                _answer("No such page", refusal, "application/problem+json"),
            ),
            "/api/v1/pledges.json": {
                "get": {
                    "summary": "All published pledges with their counts",
                    "responses": {"200": _answer("The pledges", pledges), "400": too_much},
                }
            },
            "/api/v1/pledges/{code}/count": {
                "get": {
                    "summary": "The count of one pledge, at most 10 s old",
                    "parameters": [_BY_CODE],
                    "responses": {
                        "200": _answer("The count", count),
                        "400": too_much,
                        "404": no_such,
                    },
                }
            },
            "/api/v1/pledges/{code}/history.json": {
                "get": {
                    "summary": "How the count of one pledge grew",
                    "parameters": [_BY_CODE],
                    "responses": {
                        "200": _answer("The history", history()),
                        "400": too_much,
                        "404": no_such,
                    },
                }
            },
            "/api/v1/pledges/{code}/history.csv": {
                "get": {
                    "summary": "The groups of the history as a table",
                    "parameters": [_BY_CODE],
                    "responses": {
                        "200": _answer("The history", {"type": "string"}, "text/csv"),
                        "400": too_much,
                        "404": no_such,
                    },
                }
            },
        },
    }
