"""The directory: which organisations a visitor asked for."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_countries import countries
from wagtail.models import Page

from home.cards import Card
from home.text import fold
from home.vocabularies import codes, label

from ..models import Organisation, OrganisationTerm
from ..models.directory_page import DIRECTORY_SLUG
from ..querysets import OrganisationQuerySet
from .places import country_name, place_line

ROWS_PER_PAGE = 25
MAX_QUERY_LENGTH = 100


def organisation_url(organisation: Organisation, language: str | None = None) -> str:
    """Return the one address of an organisation in a language, listing and profile alike."""
    return f"/{language or get_language()}/{DIRECTORY_SLUG}/{organisation.slug}/"


def organisation_card(organisation: Organisation) -> Card:
    """Return how an organisation shows itself; needs its terms prefetched."""
    sectors = [str(term) for term in organisation.terms.all() if term.vocabulary == "sector"]
    place = place_line(organisation.town, organisation.country.code)
    return Card(
        title=organisation.name,
        url=organisation_url(organisation),
        text=", ".join(sectors),
        meta=f"{organisation.type_label} · {place}",
    )


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Return the parameters that mean something; unknown values are dropped."""
    country = request.GET.get("country", "").upper()
    sector = request.GET.get("sector", "")
    org_type = request.GET.get("type", "")
    return {
        "q": request.GET.get("q", "")[:MAX_QUERY_LENGTH],
        "country": country if country in countries.countries else "",
        "sector": sector if sector in codes("sector") else "",
        "type": org_type if org_type in codes("org_type") else "",
    }


def found_organisations(chosen: dict[str, str]) -> OrganisationQuerySet:
    """Return the listed organisations that fit, alphabetically."""
    rows = Organisation.objects.listed()
    if chosen["country"]:
        rows = rows.filter(country=chosen["country"])
    if chosen["type"]:
        rows = rows.filter(org_type=chosen["type"])
    if chosen["sector"]:
        rows = rows.filter(terms__vocabulary="sector", terms__code=chosen["sector"])
    words = fold(chosen["q"])
    if words:
        listed: Any = Organisation.objects.listed()  # searchable, by a mixin without types
        hits = listed.autocomplete(words)
        rows = rows.filter(pk__in=[hit.pk for hit in hits[:1000]])
    return rows


def _facets(chosen: dict[str, str]) -> list[dict[str, Any]]:
    """Return the groups of choices that exist in the register."""
    listed = Organisation.objects.listed()
    pairs = set(listed.values_list("country", "org_type"))
    sectors = set(
        OrganisationTerm.objects.filter(vocabulary="sector", organisation__in=listed).values_list(
            "code", flat=True
        )
    )
    options = {
        "country": {country: country_name(country) for country, _type in pairs},
        "sector": {code: label("sector", code) for code in sectors},
        "type": {code: label("org_type", code) for _country, code in pairs},
    }
    labels = {"country": _("Country"), "sector": _("Kind of work"), "type": _("Type")}
    return [
        {
            "name": name,
            "label": labels[name],
            "options": [
                {"value": value, "label": text, "count": None, "selected": chosen[name] == value}
                for value, text in sorted(values.items(), key=lambda item: fold(item[1]))
            ],
        }
        for name, values in options.items()
    ]


def directory_context(request: HttpRequest, page: Page) -> dict[str, Any]:
    """Return one page of rows as cards, and the choices that narrow them."""
    chosen = _chosen(request)
    rows = found_organisations(chosen).with_terms().order_by("name", "pk")
    rows_page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return {
        "chosen": chosen,
        "clear_url": request.path if any(chosen.values()) else "",
        "facet_groups": _facets(chosen),
        "rows": rows_page,
        "cards": [organisation_card(row) for row in rows_page],
        "total": rows_page.paginator.count,
    }
