"""The page of one organisation: profile, or listing from the record."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from ..models import Organisation
from ..registry import organisation_sections
from .places import place_line


def organisation_sections_of(
    organisation: Organisation, locale_id: int, request: HttpRequest
) -> list[dict[str, Any]]:
    """Return what the higher apps show on the page: stories, pledges; empty ones left out."""
    found = (
        build(organisation=organisation, locale_id=locale_id, request=request)
        for build in organisation_sections
    )
    return [section for section in found if section and section["cards"]]


def facts(organisation: Organisation) -> dict[str, Any]:
    """Return the facts that a reader of the page sees."""
    terms = list(organisation.terms.all())
    return {
        "place": place_line(organisation.town, organisation.country.code),
        "sectors": [str(term) for term in terms if term.vocabulary == "sector"],
        "constituencies": [str(term) for term in terms if term.vocabulary == "constituency"],
        "care_service": getattr(organisation, "care_service", None),
    }


def profile_context(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Return the facts of the record and the sections of the higher apps."""
    organisation = page.organisation
    return {
        "organisation": organisation,
        "facts": facts(organisation),
        "sections": organisation_sections_of(organisation, page.locale_id, request),
    }


def listing_context(request: HttpRequest, page: Page, slug: str) -> dict[str, Any] | None:
    """Return the same for an organisation without profile page, or None if it is unknown."""
    organisation = Organisation.objects.select_related("care_service").filter(slug=slug).first()
    if organisation is None:
        return None
    return {
        "organisation": organisation,
        "facts": facts(organisation),
        "sections": organisation_sections_of(organisation, page.locale_id, request),
    }
