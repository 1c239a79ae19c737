"""The care map: which markets have child care within 500 m."""

from typing import Any

import pytest
from django.test import Client

from network.facts import write_facts
from network.models import CarePlace
from network.selectors.care_map import Care, Market, by_cell, look_around
from tests.factories.network import OrganisationFactory
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
ADDRESS = "/en/network/markets/"


def market(name: str = "Quay", town: str = "Accra", **fields: Any) -> CarePlace:
    place = {"country": "GH", "latitude": "5.55000", "longitude": "-0.21000", **fields}
    return CarePlace.objects.create(kind="market", name=name, town=town, **place)


@pytest.fixture(autouse=True)
def tree() -> None:
    site_tree("en")


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"{ADDRESS}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("latitude", "longitude", "metres"),
    [(5.5544, -0.21, 489), (5.5546, -0.21, 0), (5.55, -0.2055, 498), (5.55, -0.2053, 0)],
)
def test_near_is_within_500_metres_in_every_direction(
    latitude: float, longitude: float, metres: int
) -> None:
    one = Market("Quay", "Accra", 5.55, -0.21)
    look_around(one, by_cell([Care("Crèche", latitude, longitude)]))
    assert one.metres == pytest.approx(metres, abs=2)


def test_far_from_the_equator_it_looks_far_enough_to_the_sides() -> None:
    one = Market("Torvet", "Tromsø", 69.65, 18.95)
    look_around(one, by_cell([Care("Barnehage", 69.65, 18.962)]))
    assert 440 < one.metres < 490


def test_each_town_tells_how_many_markets_have_no_child_care(client: Client) -> None:
    market()
    market("Hill", latitude="5.60000")
    market("Far", town="Tamale", latitude="9.4", longitude="-0.84")
    market("Unknown", town="", latitude=None, longitude=None)
    CarePlace.objects.create(
        kind="centre", name="Crèche", country="GH", latitude="5.55100", longitude="-0.21000"
    )
    text = page(client)
    assert '<strong class="big-number__value">3</strong>' in text
    assert "Town not known" in text
    assert "<svg" in text
    accra = page(client, "?country=GH&town=Accra")
    assert "Crèche" in accra
    assert "111 m" in accra


def test_only_child_care_whose_exact_place_is_public_counts(client: Client) -> None:
    market()
    care = {"relation": "runs", "setting": "market", "provider": "mbo", "finance": "fees"}
    place = {"latitude": "5.55", "longitude": "-0.21"}
    organisation = OrganisationFactory.create()
    write_facts(organisation, {**place, "care": care})
    assert '<strong class="big-number__value">1</strong>' in page(client)
    write_facts(organisation, {**place, "location_level": "exact"})
    assert '<strong class="big-number__value">0</strong>' in page(client)
    write_facts(organisation, {"care": {**care, "setting": "home"}})
    assert '<strong class="big-number__value">1</strong>' in page(client)


@pytest.mark.parametrize("query", ["?country=XX", "?town=%00", "?page=99999999999999999999", ""])
def test_hard_questions_and_an_empty_map_are_answered(client: Client, query: str) -> None:
    assert "No market is known here yet" in page(client, query)


def test_any_number_of_markets_takes_the_same_statements(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        market(f"Market {number}", town=f"Town {number}")
    page(client)
    with django_assert_max_num_queries(7):
        client.get(ADDRESS)
