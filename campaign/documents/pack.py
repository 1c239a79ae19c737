"""The delivery pack: what is handed over to who must answer.

It holds no group of fewer than ten people, as `campaign.small_groups` says. The names of those who
agreed stand in volumes of their own, see `campaign.documents.volumes`.
"""

import re
from datetime import datetime
from typing import Any

from babel.dates import format_datetime
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from home.actions.errors import Conflict
from home.documents.compiler import draw_pdf
from home.documents.parts import words
from home.templatetags.ui import date, number
from network.selectors.places import country_name

from ..enums import Channel, Evidence, PledgeForm
from ..models import Endorsement, Pledge
from ..selectors.endorsements import endorsed_line
from ..selectors.history import published_cells
from ..small_groups import LEAST, OTHER
from .parts import Shown, shown


def delivery_pack(pledge: Pledge, language: str) -> bytes:
    """Return the pack without names as a PDF.

    Args:
        pledge: what was signed.
        language: of everything but the words of the pledge, which are in that of their page.

    Raises:
        Conflict: the pledge has no public page.
    """
    moment = pledge.counted_at or timezone.now()
    with override(language):
        data = pack_data(pledge, language, moment)
    return draw_pdf("pack", data | {"names": None, "volume": None, "whole": True}, moment)


def pack_data(pledge: Pledge, language: str, moment: datetime) -> dict[str, Any]:
    """Return what every pack shows, in the active language; `moment` is that of the counts.

    Raises Conflict when the pledge has no public page.
    """
    found = shown(pledge, language)
    if found is None:
        raise Conflict(_("This pledge is not public."))
    return _data(pledge, found, moment)


def _data(pledge: Pledge, found: Shown, moment: datetime) -> dict[str, Any]:
    """Return what the template shows, in the active language."""
    people = ngettext("%(shown)s person signed", "%(shown)s people signed", pledge.signature_count)
    page = found.page
    parts = re.split(r"\n\s*\n", f"{page.text}\n\n{page.how_we_know}")
    endorsements = _endorsements(pledge)
    members = sum(one.members_counted for one in endorsements)
    return found.data() | {
        "labels": _labels(pledge.form == PledgeForm.CALL),
        "people": people % {"shown": number(pledge.signature_count)},
        "as_of": _("As of %(moment)s, UTC") % {"moment": in_words(moment, found.language)},
        "paragraphs": [words(part.strip(), page.text_language) for part in parts if part.strip()],
        "counts": counts_of(pledge),
        "endorsed": endorsed_line(len(endorsements), members) if endorsements else None,
        "endorsements": [_endorsement(one) for one in endorsements],
        "method": _method(),
    }


def counts_of(pledge: Pledge) -> list[list[str]]:
    """Return country, channel, evidence and number of each group, as far as they are public."""
    sums: dict[tuple[str, str, str], int] = {}
    for cell in published_cells(pledge):
        sums[cell[2:5]] = sums.get(cell[2:5], 0) + cell.number
    order = sorted(sums.items(), key=lambda one: (one[0][0] == OTHER, -one[1], one[0]))
    return [
        [
            _("Small groups and the latest days") if country == OTHER else country_name(country),
            _("Several ways") if channel == OTHER else str(Channel(channel).label),
            _("Several kinds") if evidence == OTHER else str(Evidence(evidence).label),
            number(size),
        ]
        for (country, channel, evidence), size in order
    ]


def _endorsements(pledge: Pledge) -> list[Endorsement]:
    accepted = Endorsement.objects.accepted().filter(pledge=pledge)
    return list(accepted.select_related("organisation").order_by("organisation__name", "pk"))


def _endorsement(one: Endorsement) -> list[str]:
    mandate = f"{one.get_decided_by_display()}, {date(one.decided_on)}"
    country = country_name(one.organisation.country.code)
    return [one.organisation.name, country, mandate, number(one.members_counted)]


def in_words(moment: datetime, language: str) -> str:
    """Return day and minute of a moment (UTC) as people of a language write them."""
    return str(format_datetime(moment, "d MMMM y, HH:mm", locale=language.replace("-", "_")))


def _method() -> list[str]:
    return [
        _("Every person counts once: one address signs a pledge once, for at most two people."),
        _("Confirmed by e-mail: the person opened a letter sent to her address and confirmed."),
        _(
            "On paper, checked: she signed a numbered sheet; one person typed it in, and another "
            "compared it with the paper."
        ),
        _("Witnessed by a collector: she signed on the phone of a collector known by name."),
        _("Signatures that look false are set aside and do not count until somebody has looked."),
        _("Who takes her name back is no longer counted."),
        _("Organisations are counted apart from people and never added to them."),
    ]


def _labels(is_call: bool) -> dict[str, str]:
    return {
        "kicker": _("Signatures for delivery"),
        "by": _("Asked by:") if is_call else _("Promised by:"),
        "target": _("Who must answer:"),
        "text": _("What was signed"),
        "counts": _("Signatures by country and channel"),
        "country": _("Country"),
        "channel": _("How they signed"),
        "evidence": _("What stands behind it"),
        "number": _("Signatures"),
        "small": _("Groups of fewer than %(least)s are joined with others.") % {"least": LEAST},
        "none": _("Nobody has signed yet."),
        "endorsements": _("Organisations that endorse"),
        "organisation": _("Organisation"),
        "mandate": _("Decided by, on"),
        "members": _("Members"),
        "method": _("How this was counted"),
        "names": _("Names"),
        "names_note": _("Only those who agreed to be shown, each as she chose."),
    }
