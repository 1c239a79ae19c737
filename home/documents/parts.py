"""What documents are made of: words with their language, addresses, codes to scan."""

import io
import re

import segno

from ..templatetags.ui import direction

SITE = "Cradle"
# A word of Latin letters that no line holds may be broken anywhere; other scripts break by rule.
_LONG_WORD = re.compile("([!-\u024f]{24})(?=[!-\u024f])")
_BREAK = "\u200b"


def breakable(address: str) -> str:
    """Return an address that may be broken after its slashes, dashes and dots."""
    return re.sub(r"([/.-])", rf"\1{_BREAK}", address)


def words(text: str, language: str) -> dict[str, str]:
    """Return words of a person in a language, as the templates show them."""
    return {
        "text": _LONG_WORD.sub(rf"\1{_BREAK}", text),
        "lang": language.split("-")[0].lower(),
        "dir": direction(language),
    }


def spoken(address: str) -> str:
    """Return an address as people read and type it."""
    return address.split("://", 1)[-1].rstrip("/")


def qr_svg(address: str) -> str:
    """Return the code to scan for an address, which bears a dirty or folded corner."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True)
    return out.getvalue().decode()
