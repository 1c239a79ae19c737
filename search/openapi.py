"""The description of the public data (OpenAPI 3.1)."""

from typing import Any

from django.conf import settings

from campaign.enums import PledgeForm, PledgeState

from .answers import LICENCE

_AS_OF = {"type": ["string", "null"], "format": "date-time", "description": "Counted until then."}
_LICENCE = {"type": "string", "format": "uri"}
_CODE = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 40}
_COUNT = {"type": "integer", "minimum": 0, "description": "Confirmed signatures of people."}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _answer(description: str, schema: dict[str, Any], kind: str = "application/json") -> Any:
    return {"description": description, "content": {kind: {"schema": schema}}}


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
    count = _object(code=_CODE, count=_COUNT, as_of=_AS_OF, licence=_LICENCE)
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
            "/api/v1/pledges.json": {
                "get": {
                    "summary": "All published pledges with their counts",
                    "responses": {"200": _answer("The pledges", pledges)},
                }
            },
            "/api/v1/pledges/{code}/count": {
                "get": {
                    "summary": "The count of one pledge, at most 10 s old",
                    "parameters": [
                        {"name": "code", "in": "path", "required": True, "schema": _CODE}
                    ],
                    "responses": {
                        "200": _answer("The count", count),
                        "404": _answer("No such pledge", refusal, "application/problem+json"),
                    },
                }
            },
        },
    }
