"""The organisations of the demo and their profile pages."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from network.models import (
    CareService,
    CooperativePage,
    Organisation,
    OrganisationPage,
    OrganisationTerm,
)

from .bodies import body
from .days import day
from .source import LANGUAGES, Demo, read, said
from .tree import add_page

VOCABULARIES = {
    "sector": "sectors",
    "constituency": "constituencies",
    "language": "languages",
}


def load_organisations(demo: Demo) -> None:
    """Make the rows of the register with their terms and child-care services."""
    for number, entry in enumerate(read("organisations")):
        members = entry.get("members") or {}
        organisation = Organisation.objects.create(
            slug=entry["key"],
            name=entry["name"],
            acronym=entry.get("acronym") or "",
            org_type=entry["type"],
            country=entry["country"],
            town=entry["town"],
            year_founded=str(entry.get("year_founded") or ""),
            members_count=members.get("count"),
            members_as_of=day(members.get("as_of")),
            women_share=members.get("share_women"),
            last_election=day(entry.get("last_election")),
            is_mbo=entry["mbo"],
            last_confirmed_at=timezone.localdate() - timedelta(days=9 * number + 3),
        )
        demo.organisations[entry["key"]] = organisation
        for vocabulary, name in VOCABULARIES.items():
            OrganisationTerm.objects.bulk_create(
                OrganisationTerm(organisation=organisation, vocabulary=vocabulary, code=code)
                for code in entry[name]
            )
        if care := entry.get("care"):
            CareService.objects.create(
                organisation=organisation,
                setting=care["setting"],
                provider=care["provider"],
                finance=care["finance"],
                places=care.get("places"),
            )


def _words(entry: dict[str, Any], language: str) -> dict[str, str]:
    """Return what only a cooperative's page says."""
    if entry["kind"] != "cooperative":
        return {}
    care = entry.get("care") or {}
    return {
        "governance": said(entry.get("governance"), language),
        "care_hours": said(care.get("hours"), language),
        "care_ages": said(care.get("ages"), language),
        "care_price": said(care.get("price"), language),
    }


def load_profiles(demo: Demo) -> None:
    """Make the profile pages in every language."""
    for entry in read("organisations"):
        model = CooperativePage if entry["kind"] == "cooperative" else OrganisationPage
        key = f"organisation:{entry['key']}"
        blocks = [{"type": "paragraph", "value": entry["about"]}]
        for language in LANGUAGES:
            page = model(
                title=entry["name"],
                slug=entry["key"],
                summary=said(entry["summary"], language),
                organisation=demo.organisations[entry["key"]],
                body=body(demo, key, blocks, language),
                **_words(entry, language),
            )
            add_page(demo, key, "page:network", page, language)
