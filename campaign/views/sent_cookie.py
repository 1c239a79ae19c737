"""The cookie that carries what she typed from the sign form to the next page."""

import json
from datetime import datetime
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from home.cookies import cookie_name

from ..actions.sign import Entry
from ..slips import moment_number

NAME = "signed"
SALT = "campaign.sent"
SECONDS = 30 * 60
# Browsers drop a cookie of more than 4096 bytes, name and attributes included.
LONGEST = 3500


class Compact:
    """JSON in UTF-8: half as long as Django's for most scripts.

    Not compressed, or the length would tell more than the length of what was typed.
    """

    def dumps(self, typed: Any) -> bytes:
        """Write."""
        return json.dumps(typed, ensure_ascii=False, separators=(",", ":")).encode()

    def loads(self, data: bytes) -> Any:
        """Read."""
        return json.loads(data)


def set_sent_cookie(
    request: HttpRequest,
    response: HttpResponse,
    code: str,
    entry: Entry,
    wording: int,
    signed_at: datetime,
) -> None:
    """Remember for 30 minutes what she typed and when, for the page after it and for no other."""
    typed: dict[str, Any] = {
        "name": entry.name,
        "email": entry.email,
        "country": entry.country,
        "visibility": entry.visibility,
        "wants_news": "on" if entry.wants_news else "",
        "message": entry.message,
        "constituency": entry.constituency,
        "language": entry.language,
        "wording": wording,
        "via": entry.via,
        "signed_at": moment_number(signed_at),
    }
    value = signing.dumps(typed, salt=SALT, serializer=Compact)
    if len(value) > LONGEST:
        value = signing.dumps({**typed, "message": ""}, salt=SALT, serializer=Compact)
    response.set_cookie(
        cookie_name(NAME, whole_site=False),
        value,
        max_age=SECONDS,
        path=reverse("pledge_sent", args=[code]),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def read_sent_cookie(request: HttpRequest) -> dict[str, Any]:
    """Return what she typed; nothing when the cookie is missing, too old or not ours."""
    try:
        typed = signing.loads(
            request.COOKIES.get(cookie_name(NAME, whole_site=False), ""),
            salt=SALT,
            serializer=Compact,
            max_age=SECONDS,
        )
    except signing.BadSignature:
        return {}
    return typed if isinstance(typed, dict) else {}
