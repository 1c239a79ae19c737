"""The page of one organisation: profile, or listing from the record."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..enums import OrganisationStatus
from ..enums_register import FactGroup, Visibility
from ..facts import facts_in
from ..models import Organisation
from ..registry import organisation_sections
from ..told_facts import Told, told, told_members
from .fact_groups import groups_of
from .places import place_line
from .record import fetch_record


def organisation_sections_of(
    organisation: Organisation, locale_id: int, request: HttpRequest
) -> list[dict[str, Any]]:
    """Return what the higher apps show on the page: stories, pledges; empty ones left out."""
    found = (
        build(organisation=organisation, locale_id=locale_id, request=request)
        for build in organisation_sections
    )
    return [section for section in found if section and section["cards"]]


def glance(organisation: Organisation) -> list[Told]:
    """Return what a reader wants to know first, a line a fact."""
    facts = facts_in(organisation, [FactGroup.IDENTITY, FactGroup.MEMBERS, FactGroup.DEMOCRACY])
    place = place_line(organisation.town, organisation.country.code)
    status = {"status": facts["status"]} if facts["status"] != OrganisationStatus.ACTIVE else {}
    return [
        Told(_("Where"), place),
        *told(status),
        *told({"sector": facts["sector"]}),
        *(line for line in told_members(facts) if line.label != _("Size")),
        *told({name: facts[name] for name in ("last_election", "year_founded", "language")}),
        *told({"website": facts["website"]}),
    ]


def profile_facts(organisation: Organisation) -> dict[str, Any]:
    """Return the facts that everybody sees, in a few statements whatever is known."""
    fetch_record(organisation)
    inside = [row for row in organisation.contacts.all() if row.visibility == Visibility.NETWORK]
    groups = {group.code: group for group in groups_of(organisation, [Visibility.PUBLIC])}
    care = groups.pop(FactGroup.CARE)
    return {
        "organisation": organisation,
        "place": place_line(organisation.town, organisation.country.code),
        "glance": glance(organisation),
        "contacts": groups[FactGroup.CONTACT].contacts,
        "care": care if care.is_known else None,
        "groups": [group for group in groups.values() if group.is_known],
        "members_see_more": bool(inside),
    }


def profile_context(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Return the facts of the record and the sections of the higher apps."""
    organisation = page.organisation
    sections = organisation_sections_of(organisation, page.locale_id, request)
    return {**profile_facts(organisation), "sections": sections}


def listing_context(request: HttpRequest, page: Page, slug: str) -> dict[str, Any] | None:
    """Return the same for an organisation without profile page, or None if it is unknown."""
    organisation = Organisation.objects.select_related("care_service").filter(slug=slug).first()
    if organisation is None:
        return None
    sections = organisation_sections_of(organisation, page.locale_id, request)
    return {**profile_facts(organisation), "sections": sections}
