"""The asks of a campaign by whom they are addressed to, and what goes with them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_countries import countries

from home.blocks.ask import AUDIENCES
from home.cards import Card
from home.country_names import country_name
from home.regions import REGIONS, regions_of

from ..models import AsksPage, CampaignPage
from .pledges import pledge_card, public_pledges

PLEDGES = 4
WORLD = "001"


@dataclass(frozen=True)
class Ask:
    """One ask, as the campaign page has it."""

    audience: str
    title: str
    text: str


def asks_of(page: AsksPage) -> list[Ask]:
    """Return the asks of the campaign page above, in its order; none while it is not public."""
    campaign = CampaignPage.objects.ancestor_of(page).live().public().first()
    blocks = campaign.body if campaign is not None else []
    return [
        Ask(block.value["audience"], block.value["title"], block.value["text"] or "")
        for block in blocks
        if block.block_type == "ask"
    ]


def letter_of(page: AsksPage, audience: str, asks: list[Ask], country: str) -> str:
    """Return the letter with the asks and the country written in; "" when there is none.

    Args:
        page: the page that keeps the letters.
        audience: "organisation" or "government".
        asks: those of this audience.
        country: its name; "" leaves a gap for her to fill.
    """
    letter: str = getattr(page, f"letter_{audience}")
    numbered = (f"{place}. {ask.title}. {ask.text}" for place, ask in enumerate(asks, 1))
    marks = {"{asks}": "\n\n".join(numbered), "{country}": country or _("[your country]")}
    for mark, words in marks.items():
        letter = letter.replace(mark, words)
    return letter


def pledges_near(country: str, locale_id: int, request: HttpRequest) -> tuple[str, list[Card]]:
    """Return how near the pledges are ("country", "region" or "world"), and their cards.

    Those of the country, else of the smallest region around it that has any, else of everywhere.
    """
    pledges = public_pledges().shown_in(locale_id)
    places: list[tuple[str, Any]] = []
    if country:
        around = [code for code in regions_of(country) if code != WORLD]
        places = [("country", {country}), *(("region", REGIONS[code]) for code in around)]
    for name, inside in places:
        found = pledges.filter(organisation__country__in=inside)[:PLEDGES]
        cards = [pledge_card(page, request) for page in found]
        if cards:
            return name, cards
    return "world", [pledge_card(page, request) for page in pledges[:PLEDGES]]


def asks_context(request: HttpRequest, page: AsksPage) -> dict[str, Any]:
    """Return what the page shows for the parameters `to` and `country`, sent or in the address."""
    asked = request.POST if request.method == "POST" else request.GET
    audience = asked.get("to", "")
    audience = audience if audience in dict(AUDIENCES) else ""
    country = asked.get("country", "")
    country = country if country in countries.countries else ""
    choices = [
        {"value": value, "label": words, "selected": value == audience}
        for value, words in AUDIENCES
    ]
    context: dict[str, Any] = {"audience": audience, "audiences": choices, "country": country}
    if not audience:
        return context
    named = country_name(country, get_language() or settings.LANGUAGE_CODE) if country else ""
    asks = [ask for ask in asks_of(page) if ask.audience == audience]
    nearness, cards = pledges_near(country, page.locale_id, request)
    return context | {
        "country_name": named,
        "asks": asks,
        "letter": letter_of(page, audience, asks, named),
        "nearness": nearness,
        "cards": cards,
    }
