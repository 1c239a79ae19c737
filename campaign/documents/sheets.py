"""Signature sheets on A4: what is asked, what is agreed to, and twenty lines."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from home.actions.errors import Conflict
from home.documents.compiler import draw_pdf
from home.documents.parts import qr_svg, spoken, words

from ..constituencies import SIGNER_CONSTITUENCIES
from ..enums import PledgeForm
from ..models import SignatureSheet
from .parts import contact_address, short_link, shown


def sheets_pdf(sheets: Sequence[SignatureSheet]) -> bytes:
    """Return one PDF with a page for each of `sheets`, all of one print of one pledge.

    Raises Conflict when the pledge has no public page.
    """
    return draw_pdf("sheet", sheets_data(sheets), sheets[0].printed_at, tagged=False)


def sheets_data(sheets: Sequence[SignatureSheet]) -> dict[str, Any]:
    """Return what the template shows."""
    first = sheets[0]
    pledge = first.pledge
    found = shown(pledge, first.language)
    if found is None:
        raise Conflict(_("This pledge is not public."))
    wording = first.consent_text
    with override(first.language):
        version = _("consent text %(version)s") % {"version": wording}
        return found.data() | {
            "labels": _labels(pledge.form == PledgeForm.CALL),
            "consent": words(wording.text, wording.language),
            "consent_version": version,
            "contact": spoken(contact_address(first.language)),
            "lines": first.lines,
            "sheets": [_sheet(sheet) for sheet in sheets],
        }


def _sheet(sheet: SignatureSheet) -> dict[str, str]:
    place = ", ".join(part for part in (sheet.place, str(sheet.country.name or "")) if part)
    collector = sheet.collector_name or (sheet.collector.name if sheet.collector else "")
    return {
        "number": sheet.number,
        "place": place,
        "collector": collector,
        "qr": qr_svg(short_link(sheet.pledge, via=sheet.number)),
    }


def _labels(is_call: bool) -> dict[str, str]:
    groups = "; ".join(
        f"{number} {label}" for number, (_code, label) in enumerate(SIGNER_CONSTITUENCIES, start=1)
    )
    return {
        "kicker": _("Signature sheet"),
        "by": _("Asked by:") if is_call else _("Promised by:"),
        "target": _("Who must answer:"),
        "qr": _("Code that leads to this pledge on the web"),
        "number": _("Sheet number"),
        "place": _("Place"),
        "collector": _("Collected by"),
        "date": _("Date"),
        "consent": _("You agree to this when you sign:"),
        "public": _("Above means on this sheet: nothing of you is public unless you tick a box."),
        "own": _("Sign once, and only for yourself."),
        "line": _("No."),
        "name": _("Full name"),
        "country": _("Country or town"),
        "group": _("Group"),
        "groups": groups,
        "email": _("E-mail (optional)"),
        "email_hint": _("only if you want news of this pledge"),
        "full_name": _("Show full name"),
        "first_name": _("Show first name"),
        "signature": _("Signature"),
        "withdraw_title": _("To take your name back:"),
        "withdraw": _(
            "Note the sheet number and the number of your line. Give both to the collector or "
            "write them to the address below at any time. Your name is then erased and no longer "
            "counted."
        ),
    }
