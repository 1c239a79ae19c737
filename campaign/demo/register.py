"""The organisations of the demo and their profile pages."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from home.demo.bodies import body
from home.demo.days import day
from network.enums_register import MboTest
from network.facts import plain, write_facts
from network.models import (
    CarePlace,
    CooperativePage,
    FactCheck,
    Organisation,
    OrganisationPage,
    OrganisationTerm,
)

from .source import LANGUAGES, Demo, read, said
from .tree import add_page

VOCABULARIES = {
    "sector": "sectors",
    "constituency": "constituencies",
    "language": "languages",
}


NAMED = (
    *("latitude", "longitude", "location_level", "names", "contacts"),
    *("members_source", "registration_number"),
)


def load_organisations(demo: Demo) -> None:
    """Make the rows of the register with their terms and child-care services."""
    load_care_places()
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
        write_facts(organisation, _facts(entry, read("facts")[entry["key"]]))
        _check(organisation, read("facts")[entry["key"]].get("checked", {}))


def load_care_places() -> None:
    """Make the markets and centres of the care map."""
    CarePlace.objects.bulk_create(CarePlace(**entry) for entry in read("care_places"))


def _facts(entry: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Return the plain facts beyond the columns, with days written out."""
    facts = {name: more[name] for name in NAMED if name in more}
    facts["reach"] = entry["reach"]
    if "registered_on" in more:
        facts["registered_on"] = plain(day(more["registered_on"]))
    if entry["mbo"]:
        known_on = plain(day(entry["last_election"]))
        facts["mbo"] = {test: {"is_met": True, "known_on": known_on} for test in MboTest.values}
    if care := entry.get("care"):
        told = more["care"]
        facts["care"] = {
            **told,
            "price_on": plain(day(told["price_on"])),
            **{name: care.get(name) for name in ("setting", "provider", "finance", "places")},
        }
    return facts


def _check(organisation: Organisation, checked: dict[str, dict[str, Any]]) -> None:
    """Note what editors of the demo have checked."""
    FactCheck.objects.bulk_create(
        FactCheck(
            organisation=organisation, group=group, verified_on=day(one["day"]), how=one["how"]
        )
        for group, one in checked.items()
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
