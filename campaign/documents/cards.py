"""Share cards: the picture that stands beside a link in a chat. Words alone, no faces."""

import hashlib
import io
import json
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import Image

from home.documents.compiler import draw_png
from home.documents.parts import SITE, words
from home.templatetags.ui import direction

from ..enums import PledgeForm

WIDTH, HEIGHT = 1200, 630
MAX_BYTES = 60_000
# Four, and the edges of letters.
COLOURS = 64
# The wordmark's sign: a child above the cloth that carries her.
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
    '<circle cx="24" cy="11" r="8" fill="#F2A93B"/>'
    '<path d="M2 18c0 32 44 32 44 0l-8 1c-3 17-25 17-28 0z" fill="#7A2E5D"/></svg>'
)
# Raised when the template changes, so that all cards are drawn anew.
LOOK = 2


def card_data(page: Any) -> dict[str, Any]:
    """Return what the card of a page of campaign shows, in the language of its site."""
    language = page.locale.language_code
    own = getattr(page, "text_language", "") or language
    organisation = getattr(page, "organisation", None)
    with override(language):
        kicker = _kicker(page)
    return {
        "look": LOOK,
        "site": SITE,
        "mark": MARK,
        "lang": language,
        "dir": direction(language),
        "title": words(page.title, own),
        "kicker": words(kicker, language) if kicker else None,
        "headline": words(getattr(page, "ask", "") or page.title, own),
        "by": words(organisation.name, language) if organisation else None,
    }


def _kicker(page: Any) -> str:
    pledge = getattr(page, "pledge", None)
    if pledge is None:
        return str(getattr(page, "card_kicker", ""))
    return _("Sign this call") if pledge.form == PledgeForm.CALL else _("Sign as a witness")


def card_png(data: dict[str, Any]) -> bytes:
    """Return the card that shows `data`; in the few colours it has, it weighs a third."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(draw_png("card", data))) as drawn:
        few = drawn.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    few.save(out, "PNG")
    return out.getvalue()


def card_digest(data: dict[str, Any]) -> str:
    """Return what tells this card from one with other words or another look."""
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:20]


def card_words(data: dict[str, Any]) -> str:
    """Return all words of a card, for those who do not see it."""
    parts = (data["kicker"], data["headline"], data["by"])
    said = [part["text"].replace("\u200b", "") for part in parts if part]
    return " · ".join([*said, data["site"]])
