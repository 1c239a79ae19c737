"""Through what somebody came to a pledge: the code of a sheet, a poster or a website."""

import re

from django.http import HttpRequest

MAX_VIA = 40
_code = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{MAX_VIA - 1}}}", re.ASCII)


def clean_via(told: object) -> str:
    """Return the code when it is one; nothing for anything else, which is never refused."""
    code = str(told or "").strip()
    return code if _code.fullmatch(code) else ""


def via_of(request: HttpRequest | None) -> str:
    """Return the code in the address of a page."""
    return clean_via(request.GET.get("via")) if request else ""
