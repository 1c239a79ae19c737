"""Narrowing the directory down: choices with numbers, order, bad parameters."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import caches
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from network.actions.remember_names import remember_names
from network.enums import OrganisationStatus
from network.enums_affiliation import AffiliationKind, Side
from network.freshness import Freshness, freshness_of
from network.models import Affiliation, CareService, Organisation, OrganisationTerm
from network.selectors.directory import ordered
from network.selectors.facets import facet_groups, facet_numbers
from network.selectors.filters import chosen_filters, filtered
from tests.factories.network import OrganisationFactory
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


def ago(days: int) -> date:
    """Return the day so many days ago."""
    return timezone.localdate() - timedelta(days=days)


def organisation(name: str, *terms: tuple[str, str], care: str = "", **facts: Any) -> Organisation:
    """Return an organisation with terms and the place of its child care."""
    row = OrganisationFactory.create(name=name, **facts)
    for vocabulary, code in terms:
        OrganisationTerm.objects.create(organisation=row, vocabulary=vocabulary, code=code)
    if care:
        CareService.objects.create(organisation=row, setting=care, provider="mbo", finance="member")
    return row


@pytest.fixture
def register() -> None:
    """Five organisations, one of them closed."""
    sellers, pickers = ("sector", "sv"), ("sector", "wp")
    organisation("Ama", sellers, ("language", "tw"), care="market", last_confirmed_at=ago(10))
    organisation("Bea", sellers, pickers, org_type="coop", last_confirmed_at=ago(500))
    organisation("Cai", pickers, ("constituency", "informal-workers"), country="PE")
    organisation("Dia", sellers, country="BR", care="home", last_confirmed_at=ago(800))
    organisation("Eno", sellers, status=OrganisationStatus.CLOSED)


def names(query: str) -> list[str]:
    """Return the names that fit the parameters of an address."""
    return sorted(filtered(chosen_filters(QueryDict(query))).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Ama", "Bea", "Cai", "Dia"]),
        ("region=202", ["Ama", "Bea"]),
        ("region=419&region=011", ["Ama", "Bea", "Cai", "Dia"]),
        ("region=005&country=pe", ["Cai"]),
        ("country=GH&country=PE", ["Ama", "Bea", "Cai"]),
        ("sector=wp", ["Bea", "Cai"]),
        ("sector=wp&sector=sv&type=union", ["Ama", "Cai", "Dia"]),
        ("language=tw", ["Ama"]),
        ("constituency=informal-workers", ["Cai"]),
        ("care=market&care=home", ["Ama", "Dia"]),
        ("network=nothing", []),
        ("freshness=year", ["Ama"]),
        ("freshness=two-years&freshness=older", ["Bea", "Cai", "Dia"]),
        ("q=amma", ["Ama"]),
        ("q=zzzz", []),
        ("q=ama&country=GH", ["Ama"]),
    ],
)
def test_every_choice_narrows_the_register(register: None, query: str, found: list[str]) -> None:
    assert names(query) == found


def test_numbers_count_what_a_choice_leaves_with_all_others(register: None) -> None:
    numbers = facet_numbers(chosen_filters(QueryDict("country=GH&sector=wp")))
    # Of its own group, a choice says what another one would leave.
    assert dict(numbers["country"]) == {"GH": 1, "PE": 1}
    assert dict(numbers["sector"]) == {"sv": 2, "wp": 1}
    assert dict(numbers["type"]) == {"coop": 1}
    assert dict(numbers["freshness"]) == {"two-years": 1}
    assert (numbers["region"]["011"], numbers["region"]["002"], numbers["region"]["419"]) == (
        1,
        1,
        0,
    )
    everything = facet_numbers(chosen_filters(QueryDict("")))
    assert dict(everything["country"]) == {"GH": 2, "PE": 1, "BR": 1}
    assert (everything["region"]["019"], everything["region"]["005"]) == (2, 2)
    assert dict(everything["care"]) == {"market": 1, "home": 1}
    assert dict(everything["language"]) == {"tw": 1}


def test_members_of_a_network_are_counted_once_while_it_is_listed(register: None) -> None:
    dia = Organisation.objects.get(name="Dia")
    for slug, status in (
        ("streets", OrganisationStatus.ACTIVE),
        ("gone", OrganisationStatus.CLOSED),
    ):
        network = organisation("Streets Together", slug=slug, org_type="alliance", status=status)
        for kind in AffiliationKind.values[:2]:
            Affiliation.objects.create(
                organisation=dia, network=network, kind=kind, asserted_side=Side.ORGANISATION
            )
    filters = chosen_filters(QueryDict("network=streets&type=union"))
    groups = {group["name"]: group["options"] for group in facet_groups(filters)}
    assert groups["network"] == [
        {"value": "streets", "label": "Streets Together", "count": 1, "selected": True}
    ]
    assert names("network=streets") == ["Dia"]
    Affiliation.objects.update(ended_at=timezone.now())
    assert names("network=streets") == []


def test_numbers_take_one_statement(
    register: None, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    filters = chosen_filters(QueryDict("country=GH&sector=wp&freshness=year"))
    with django_assert_num_queries(1):
        facet_numbers(filters)


def test_what_nobody_has_confirmed_for_two_years_sinks(register: None) -> None:
    def order(query: str) -> list[str]:
        keys = list(ordered(chosen_filters(QueryDict(query))))
        found = Organisation.objects.in_bulk(keys)
        return [found[pk].name for pk in keys]

    assert order("") == ["Ama", "Bea", "Cai", "Dia"]
    Organisation.objects.filter(name="Dia").update(last_confirmed_at=ago(1))
    assert order("") == ["Ama", "Bea", "Dia", "Cai"]
    assert order("sort=freshness") == ["Dia", "Ama", "Bea", "Cai"]
    assert order("sort=freshness&q=ama") == ["Ama"]


@pytest.mark.parametrize(
    ("days", "freshness"), [(0, "year"), (365, "year"), (366, "two-years"), (731, "older")]
)
def test_freshness_has_three_steps(days: int, freshness: str) -> None:
    assert freshness_of(ago(days)) == Freshness(freshness)
    assert freshness_of(None) == Freshness.OLDER
    Organisation.objects.all().delete()
    organisation("Ama", last_confirmed_at=ago(days))
    assert names(f"freshness={freshness}") == ["Ama"]


BAD = [
    *("q=%00", "q='\"%3B--", f"q={'a' * 10_000}", f"q={quote('😀 🦓')}", "q=...", "q=%ff%fe"),
    *("page=0", "page=-1", f"page={'9' * 400}", "page=x", "sort=%00", "view=%00", "town=%00"),
    *("country=%00&country=ZZ", "region=001", "language=%00", "freshness=1", "with=%00"),
    "&".join(f"country={code}" for code in ("GH", "PE") * 200),
]


@pytest.mark.parametrize("view", ["list", "map", "compare"])
def test_bad_parameters_are_answered_with_a_page(client: Client, register: None, view: str) -> None:
    site_tree("en")
    answers = {query: client.get(f"/en/network/?view={view}&{query}") for query in BAD}
    assert {query[:40] for query, answer in answers.items() if answer.status_code != 200} == set()


def test_a_page_with_three_choices_and_words_takes_at_most_twelve_statements(
    client: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    site_tree("en")
    rows = Organisation.objects.bulk_create(
        Organisation(name=f"Union {place}", slug=f"u{place}", org_type="union", country="GH")
        for place in range(60)
    )
    remember_names(rows)
    OrganisationTerm.objects.bulk_create(
        OrganisationTerm(organisation=row, vocabulary="sector", code="wp") for row in rows
    )
    for query in ("q=union", "view=map", "view=map&country=GH", "sort=freshness"):
        address = f"/en/network/?sector=wp&freshness=older&region=011&{query}"
        client.get(address)
        for cache in caches.all():
            cache.clear()
        with django_assert_max_num_queries(12):
            assert client.get(address).context["total"] == 60


def test_choices_are_shown_as_chips_that_lead_back(client: Client, register: None) -> None:
    site_tree("en")
    answer = client.get("/en/network/?country=GH&country=PE&sector=wp&town=X&q=ama&lite=1")
    chips = {chip["text"]: chip["url"] for chip in answer.context["chips"]}
    assert chips["Peru"] == "?q=ama&town=X&country=GH&sector=wp&lite=1"
    assert set(chips) == {"ama", "X", "Ghana", "Peru", "Waste pickers"}
    html = answer.content.decode()
    # A list shows one choice, the form keeps the others.
    assert '<input type="hidden" name="country" value="PE">' in html
    assert '<input type="hidden" name="lite" value="1">' in html


def test_age_is_shown_and_what_is_old_is_greyed(client: Client, register: None) -> None:
    site_tree("en")
    rows = {row.organisation.name: row for row in client.get("/en/network/").context["list"]}
    assert [rows[name].is_stale for name in ("Ama", "Bea", "Cai", "Dia")] == [
        False,
        False,
        True,
        True,
    ]
    html = client.get("/en/network/").content.decode()
    assert html.count("card--quiet") == 2
    assert html.count("Confirmed on") == 3
    assert html.count("Never confirmed") == 1
