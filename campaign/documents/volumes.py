"""The volumes of a delivery pack with names, each so small that drawing it needs little memory.

Who may have them is asked by who hands them out, not here.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.documents.compiler import draw_pdf_apart
from home.templatetags.ui import number
from network.selectors.places import country_name

from ..enums import Visibility
from ..first_names import first_name
from ..models import Pledge, Signature
from .letters import has_letters_for
from .pack import in_words, pack_data

NAMED = (Visibility.FULL_NAME, Visibility.FIRST_NAME)
# A program that draws so many needs about 80 MB and a second.
VOLUME = 5000


def named(pledge: Pledge) -> QuerySet[Signature]:
    """Return those who count and agreed to be shown, in the order of signing."""
    return _named().filter(pledge=pledge).order_by("confirmed_at", "pk")


def names_of(signatures: Sequence[int]) -> list[str]:
    """Return the names of those of `signatures` who count and agree now, each as she chose.

    In the order of the numbers and in the active language.
    """
    rows = _named().filter(pk__in=signatures).values_list("pk", "name", "visibility", "country")
    found = {
        pk: name
        if visibility == Visibility.FULL_NAME
        else f"{first_name(name)}, {country_name(country)}"
        for pk, name, visibility, country in rows
    }
    return [found[pk] for pk in signatures if pk in found]


def digest_of(names: Iterable[str]) -> str:
    """Return what tells whether a volume holds these names; nobody learns a name from it."""
    return salted_hmac("campaign.pack", "\n".join(names), algorithm="sha256").hexdigest()


def draw_volume(
    pledge: Pledge, language: str, names: list[str], volume: int, volumes: int, moment: datetime
) -> bytes:
    """Return one volume as a PDF; text and counts stand in the first alone.

    Args:
        pledge: what was signed.
        language: the active one.
        names: all that stand in it.
        volume: its number, from 1.
        volumes: how many there are.
        moment: when the names were read.

    Raises:
        Conflict: the pledge has no public page.
    """
    data = pack_data(pledge, language, pledge.counted_at or timezone.now())
    said = {"number": number(volume), "all": number(volumes)}
    data |= {
        "volume": _("Volume %(number)s of %(all)s") % said,
        "names_as_of": _("The names as they stood on %(moment)s, UTC.")
        % {"moment": in_words(moment, language)},
        "whole": volume == 1,
    }
    return draw_pdf_apart("pack", data | _drawn(names), moment)


def _named() -> QuerySet[Signature]:
    return Signature.objects.counted().filter(visibility__in=NAMED).exclude(name="")


def _drawn(names: list[str]) -> dict[str, Any]:
    """Return the names that can be drawn, and how many others there are."""
    drawn = [name for name in names if has_letters_for(name)]
    others = len(names) - len(drawn)
    said = ngettext(
        "%(shown)s more name is written in letters that this paper cannot show. It is in the"
        " export.",
        "%(shown)s more names are written in letters that this paper cannot show. They are in the"
        " export.",
        others,
    )
    return {"names": drawn, "others": said % {"shown": number(others)} if others else None}
