"""The wall of the alliance: who stands in each of its parts, and which part is missing where."""

from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.http import HttpRequest
from django_countries import countries

from home.compiled import compiled
from home.drawn import SharedFacts
from home.text import fold
from home.vocabularies import label
from network.models import Organisation, OrganisationTerm
from network.selectors.directory import organisation_url
from network.selectors.places import country_name

from ..constituencies import ALLIANCE, VOCABULARY
from ..enums import PledgeState
from ..enums_alliance import PartnerState
from ..models import Endorsement, Pledge, PledgePartner
from .endorsements import SHOWN

NAMED = ("organisation__name", "organisation__slug", "organisation__country")


def alliance_wall(request: HttpRequest | None) -> SharedFacts:
    """Return the four constituencies with those who stand in them, and which is missing.

    Who asks, promises or endorses stands there. `?country=` narrows it to one country, also to one
    where nobody stands yet. One query.
    """
    wanted = request.GET.get("country", "").upper() if request else ""
    wall: SharedFacts = _rows.made(_wall, wanted if wanted in countries else "")
    return wall


def _wall(rows: list[Any], wanted: str) -> SharedFacts:
    known = sorted((row for row in rows if row[0]), key=lambda row: fold(row[1]))
    named = {country: country_name(country) for *_names, country in rows if country}
    chosen = wanted if wanted in named else ""
    parts = [_part(code, known, chosen) for code in ALLIANCE]
    return SharedFacts(
        parts=parts,
        chosen=chosen,
        country=named.get(chosen, ""),
        missing=[part["label"] for part in parts if not part["organisations"]],
        countries=[
            {"value": code, "label": name, "selected": code == chosen}
            for code, name in sorted(named.items(), key=lambda item: fold(item[1]))
        ],
        is_empty=not known,
    )


@compiled()
def _rows() -> QuerySet[Any, Any]:
    """Return part, name, slug and country of all who stand there, and all countries."""
    return _endorsing().union(_promising(), _countries())


def _public() -> Any:
    """Return the pledges behind which somebody stands: public, and not taken back."""
    return Pledge.objects.published().exclude(state=PledgeState.WITHDRAWN).order_by()


def _endorsing() -> Any:
    """Return part, name, slug and country of endorsers, who say themselves where they belong."""
    accepted = Endorsement.objects.accepted().filter(pledge__in=_public().values("pk"))
    return accepted.filter(constituency__in=ALLIANCE).order_by().values_list("constituency", *NAMED)


def _promising() -> Any:
    """Return the same of owners and partners, who can't endorse what they ask or promise.

    To which part they belong, the register knows.
    """
    public = _public()
    partners = PledgePartner.objects.filter(
        state=PartnerState.ACCEPTED, pledge__in=public.values("pk")
    )
    side = Q(organisation__in=public.values("organisation"))
    side |= Q(organisation__in=partners.values("organisation"))
    terms = OrganisationTerm.objects.filter(side, vocabulary=VOCABULARY, code__in=ALLIANCE)
    return terms.order_by().values_list("code", *NAMED)


def _countries() -> Any:
    """Return the countries of all listed organisations, in rows of the same shape."""
    empty = Value("", output_field=CharField())
    listed = Organisation.objects.listed().order_by()
    nobody = listed.annotate(code=empty, called=empty, address=empty)
    return nobody.values_list("code", "called", "address", "country")


def _part(code: str, known: list[Any], chosen: str) -> dict[str, Any]:
    """Return one constituency with its organisations, those of one country when it is chosen."""
    here = [
        {
            "name": name,
            "url": organisation_url(Organisation(slug=slug)),
            "country": country_name(country),
        }
        for constituency, name, slug, country in known
        if constituency == code and (not chosen or country == chosen)
    ]
    return {
        "label": label(VOCABULARY, code),
        "organisations": here[:SHOWN],
        "more": max(0, len(here) - SHOWN),
    }
