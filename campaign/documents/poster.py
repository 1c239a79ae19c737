"""Posters with a code to scan and strips to tear off."""

from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from home.documents.compiler import draw_pdf
from home.documents.parts import breakable, qr_svg

from ..enums import PledgeForm
from ..models import Pledge
from .parts import short_link, shown

PAPERS = ("a4", "a3")
VIA = "poster"
STRIP_VIA = "strip"


def poster_pdf(data: dict[str, Any]) -> bytes:
    """Return the poster that shows `data`: the same words make the same file."""
    return draw_pdf("poster", data, datetime.fromtimestamp(0, UTC))


def poster_data(pledge: Pledge, language: str, paper: str) -> dict[str, Any] | None:
    """Return what the poster of a pledge shows; None when the pledge has no public page.

    Args:
        pledge: what the poster asks people to sign.
        language: of everything but the ask, which is in that of its page.
        paper: one of `PAPERS`.
    """
    found = shown(pledge, language)
    if found is None:
        return None
    with override(language):
        data = found.data()
        return data | {
            "paper": paper,
            "labels": _labels(pledge.form == PledgeForm.CALL),
            "short_link_breakable": breakable(data["short_link"]),
            "qr": qr_svg(short_link(pledge, via=VIA)),
            "strip_qr": qr_svg(short_link(pledge, via=STRIP_VIA)),
        }


def _labels(is_call: bool) -> dict[str, str]:
    return {
        "kicker": _("Sign this call") if is_call else _("Sign as a witness"),
        "by": _("Asked by:") if is_call else _("Promised by:"),
        "target": _("Who must answer:"),
        "qr": _("Code that leads to this pledge on the web"),
        "scan": _("Scan and sign"),
        "or_type": _("Or type this address:"),
        "promise": _("You choose what is public. You can take your name back at any time."),
        "cut": _("Cut along the lines. Everybody may take a strip."),
    }
