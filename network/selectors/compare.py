"""Up to three cooperatives side by side."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.templatetags.ui import date as day_in_words

from ..enums_register import FactGroup, Visibility
from ..models import (
    CooperativePage,
    FactCheck,
    Organisation,
    OrganisationContact,
    OrganisationName,
)
from .fact_groups import Group, groups_of
from .filters import SLUG
from .places import place_line

COMPARED_TYPES = ("coop", "coopfed", "prodco")
MOST = 3
# Names stand above the columns; what is searched for is not compared.
COMPARED_GROUPS = (FactGroup.MEMBERS, FactGroup.DEMOCRACY, FactGroup.CARE)
# What the other groups would read.
UNREAD = [
    Prefetch("contacts", OrganisationContact.objects.none()),
    Prefetch("names", OrganisationName.objects.none()),
    Prefetch("checks", FactCheck.objects.none()),
]


@dataclass
class Fact:
    """One line of the table: what it tells, and what is known of each organisation."""

    label: str
    texts: list[str] = field(default_factory=list)


def compare_context(request: HttpRequest) -> dict[str, Any]:
    """Return the table for the addresses in the parameter `with`, in their order.

    What is unknown, closed or no cooperative is left out, and what comes after the third.
    """
    named = request.GET.getlist("with")[: MOST * 10]
    asked = list(dict.fromkeys(slug for slug in named if SLUG.fullmatch(slug)))
    rows = (
        Organisation.objects.listed()
        .filter(slug__in=asked, org_type__in=COMPARED_TYPES)
        .select_related("care_service")
        .prefetch_related("terms", "mbo_answers", *UNREAD)
    )
    found = sorted(rows, key=lambda row: asked.index(row.slug))
    shown = found[:MOST]
    return {
        "compared": [_head(row, shown) for row in shown],
        "facts": _facts(shown),
        "left_out": len(found) - len(shown),
        "total": len(shown),
    }


def _head(organisation: Organisation, others: list[Organisation]) -> dict[str, Any]:
    """Return what stands above a column, and the address of the table without it."""
    rest = [("with", row.slug) for row in others if row.pk != organisation.pk]
    return {
        "organisation": organisation,
        "without": f"?{urlencode([('view', 'compare'), *rest])}" if rest else "",
    }


def _facts(organisations: list[Organisation]) -> list[Fact]:
    """Return the lines that are known of any of them; a dash stands for what is not."""
    governance = _governance(organisations)
    columns = [_told(row, governance.get(row.pk, "")) for row in organisations]
    labels = dict.fromkeys(label for column in columns for label in column)
    return [Fact(label, [column.get(label, "–") for column in columns]) for label in labels]


def _governance(organisations: list[Organisation]) -> dict[int, str]:
    """Return how each decides, in the words of its page in this language."""
    pages = CooperativePage.objects.live().filter(
        organisation__in=organisations, locale__language_code=get_language()
    )
    return dict(pages.values_list("organisation_id", "governance"))


def _told(organisation: Organisation, governance: str) -> dict[str, str]:
    """Return what is known of one organisation, in words by their labels."""
    terms = list(organisation.terms.all())
    told = {
        _("Type"): organisation.type_label,
        _("Place"): place_line(organisation.town, organisation.country.code),
        _("Founded"): organisation.year_founded,
        _("Kind of work"): ", ".join(str(row) for row in terms if row.vocabulary == "sector"),
        _("Languages"): ", ".join(str(row) for row in terms if row.vocabulary == "language"),
    }
    for group in groups_of(organisation, [Visibility.PUBLIC]):
        if group.code in COMPARED_GROUPS:
            told |= _of_group(group)
    told[_("Governance")] = governance
    confirmed = organisation.last_confirmed_at
    told[_("Last confirmed")] = day_in_words(confirmed, "medium") if confirmed else _("Never")
    return {label: text for label, text in told.items() if text}


def _of_group(group: Group) -> dict[str, str]:
    """Return the lines and answers of one group of facts."""
    words = {True: _("Yes"), False: _("No"), None: ""}
    lines = {str(line.label): str(line.text) for line in group.lines}
    return lines | {answer.label: words[answer.is_met] for answer in group.answers}
