"""Who belongs to which network, as pages show it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..affiliation_drawing import Drawing, draw
from ..enums import Role
from ..enums_affiliation import AffiliationKind, AffiliationState
from ..models import Affiliation, Membership, Organisation
from ..models.directory_page import DIRECTORY_SLUG
from .directory import organisation_url
from .places import country_name

ON_A_PROFILE = 12
EDGES_A_PAGE = 50
TONES = {
    AffiliationState.CONFIRMED: "good",
    AffiliationState.SAID: "wait",
    AffiliationState.ENDED: "quiet",
}


@dataclass(frozen=True)
class Edge:
    """One affiliation in words.

    Attributes:
        row: the affiliation.
        kind: how the two stand to each other.
        state: who says so.
        tone: of the badge.
    """

    row: Affiliation
    kind: str
    state: str
    tone: str

    @property
    def organisation_url(self) -> str:
        """The page of who belongs to the network."""
        return organisation_url(self.row.organisation)

    @property
    def network_url(self) -> str:
        """The page of the network."""
        return organisation_url(self.row.network)


def kind_words(kind: str) -> str:
    """Return how an organisation stands to a network, to be said between their names."""
    return {
        AffiliationKind.MEMBER: _("is a member of"),
        AffiliationKind.PARTNER: _("is a partner of"),
        AffiliationKind.FOUNDER: _("is a founder of"),
        AffiliationKind.ALLY: _("is an ally of"),
    }[AffiliationKind(kind)]


def state_words(row: Affiliation) -> str:
    """Return who says that it is so."""
    if row.state == AffiliationState.SAID:
        if row.asserting is None:
            return _("Said by the campaign")
        return _("Said by %(name)s") % {"name": row.asserting.name}
    return {
        AffiliationState.CONFIRMED: _("Confirmed by both"),
        AffiliationState.ENDED: _("Ended"),
        AffiliationState.DECLINED: _("Declined"),
        AffiliationState.WITHDRAWN: _("Withdrawn"),
    }[row.state]


def edge(row: Affiliation) -> Edge:
    """Return an affiliation in words of the active language."""
    return Edge(row, kind_words(row.kind), state_words(row), TONES.get(row.state, "quiet"))


def networks_of(organisation: Organisation | None) -> list[Edge]:
    """Return the networks to which an organisation belongs, for who decides about it."""
    if organisation is None:
        return []
    rows = Affiliation.objects.shown().filter(organisation=organisation)
    return [edge(row) for row in rows[:ON_A_PROFILE]]


def affiliations_url(**asked: str) -> str:
    """Return the public address of the graph, for `country` or `organisation`."""
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value)
    return f"/{get_language()}/{DIRECTORY_SLUG}/affiliations/{'?' if query else ''}{query}"


def affiliations_section(
    organisation: Organisation, locale_id: int, request: HttpRequest
) -> dict[str, Any]:
    """Return the networks and members of an organisation, for its page."""
    rows = (
        Affiliation.objects.shown()
        .of(organisation.pk)
        .order_by(F("ended_at").asc(nulls_first=True), "network__name")
    )
    # The first of what is beyond tells that there is more.
    edges = [edge(row) for row in rows[: ON_A_PROFILE + 1]]
    more = affiliations_url(organisation=organisation.slug) if len(edges) > ON_A_PROFILE else ""
    shown = {"edges": edges[:ON_A_PROFILE], "more": more}
    return {
        "title": _("Networks and members"),
        "cards": shown if edges else [],
        "component": "pages/affiliation_list.html",
    }


def _asked(request: HttpRequest) -> tuple[str, Organisation | None]:
    """Return the country and the organisation that a visitor asks for; unknown ones are dropped."""
    slug = request.GET.get("organisation", "")[:80]
    organisation = Organisation.objects.listed().filter(slug=slug).first() if slug else None
    return request.GET.get("country", "").upper()[:2], organisation


def _countries(chosen: str) -> list[dict[str, Any]]:
    """Return the countries that have affiliations, as choices."""
    pairs = Affiliation.objects.shown().values_list("organisation__country", "network__country")
    codes = {code for pair in pairs.distinct() for code in pair}
    named = sorted((country_name(code), code) for code in codes)
    return [
        {"value": code, "label": name, "count": None, "selected": code == chosen}
        for name, code in named
    ]


def affiliations_context(request: HttpRequest) -> dict[str, Any]:
    """Return one page of affiliations, as list and as drawing."""
    country, organisation = _asked(request)
    options = _countries(country)
    rows = Affiliation.objects.shown()
    if organisation is not None:
        rows = rows.of(organisation.pk)
    if any(option["selected"] for option in options):
        rows = rows.filter(Q(organisation__country=country) | Q(network__country=country))
    else:
        country = ""
    ordered = rows.order_by("network__name", "network_id", "organisation__name", "pk")
    page = Paginator(ordered, EDGES_A_PAGE).get_page(request.GET.get("page"))
    edges = [edge(row) for row in page]
    return {
        "listed": {"edges": edges, "more": ""},
        "edges": edges,
        "drawing": drawing_of(edges),
        "rows": page,
        "total": page.paginator.count,
        "about": organisation,
        "country_label": country_name(country) if country else "",
        "facet_groups": [{"name": "country", "label": _("Country"), "options": options}],
        "hidden": [{"name": "organisation", "value": organisation.slug}] if organisation else [],
        "clear_url": request.path if country or organisation else "",
    }


def drawing_of(edges: list[Edge]) -> Drawing:
    """Return the drawing of a list of affiliations."""
    return draw(
        [
            (
                (one.row.network_id, one.row.network.name),
                (
                    one.row.organisation_id,
                    one.row.organisation.name,
                ),
                one.row.state.value,
            )
            for one in edges
        ]
    )


@dataclass(frozen=True)
class Standing:
    """An affiliation as a steward of one side sees it.

    Attributes:
        edge: the affiliation in words.
        other: who stands on the other side.
        last_confirmed: when the facts of the other side were confirmed last.
        has_steward: whether anybody keeps the other side.
        asked: whether an answer of this side is waited for.
        may_end: whether this side can end it.
    """

    edge: Edge
    other: Organisation
    last_confirmed: date | None
    has_steward: bool
    asked: bool
    may_end: bool


def standings_of(organisation: Organisation) -> dict[str, list[Standing]]:
    """Return what a steward sees: networks that hers belongs to, and members of hers."""
    kept = Membership.objects.live().with_role(Role.STEWARD)
    rows = Affiliation.objects.open().of(organisation.pk).select_related("organisation", "network")
    rows = rows.annotate(
        organisation_kept=Exists(kept.filter(organisation=OuterRef("organisation"))),
        network_kept=Exists(kept.filter(organisation=OuterRef("network"))),
    ).order_by(F("confirmed_at").asc(nulls_first=True), "pk")
    found: dict[str, list[Standing]] = {"networks": [], "members": []}
    for row in rows:
        upward = row.organisation_id == organisation.pk
        other = row.other(organisation)
        said_here = row.asserted_side == row.side_of(organisation)
        found["networks" if upward else "members"].append(
            Standing(
                edge=edge(row),
                other=other,
                last_confirmed=other.last_confirmed_at,
                has_steward=getattr(row, "network_kept" if upward else "organisation_kept"),
                asked=row.confirmed_at is None and not said_here,
                may_end=row.confirmed_at is not None or said_here,
            )
        )
    return found
