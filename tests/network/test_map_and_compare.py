"""The directory as a map, and cooperatives side by side."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from math import hypot
from pathlib import Path

import pytest
from django.http import QueryDict
from django.test import Client

from network.models import CareService
from network.selectors.filters import chosen_filters
from network.selectors.map import LARGEST, SMALLEST, Spot, map_context, spread
from network.shapes import WORLD, country_drawing, country_path, middle_of
from tests.factories.network import OrganisationFactory
from tests.factories.tree import site_tree


def test_a_place_lies_where_the_drawing_shows_it() -> None:
    assert WORLD.place(-180, 78) == (0, 0)
    assert tuple(map(round, WORLD.place(180, -56))) == (WORLD.width, WORLD.height) == (720, 268)
    ghana = country_drawing("GH")
    assert ghana is not None
    assert ghana.holds(-0.19, 5.6)
    assert not ghana.holds(2.35, 48.85)
    x, y = ghana.place(-0.19, 5.6)  # Accra, in the south east
    assert (x > ghana.width / 2, y > ghana.height * 0.8) == (True, True)
    assert (country_drawing("XX"), country_path("XX"), middle_of("XX")) == (None, "", None)


def test_the_shapes_are_small_and_name_their_source() -> None:
    path = Path("network/data/shapes.json")
    assert path.stat().st_size < 60_000
    assert "Natural Earth" in json.loads(path.read_text())["source"]


def test_circles_do_not_hide_each_other() -> None:
    spots = [Spot(str(place), 1, x=100.0 + place % 3, y=100.0 + place % 2) for place in range(12)]
    spread(spots)
    distances = [
        hypot((one.x or 0) - (other.x or 0), (one.y or 0) - (other.y or 0))
        for place, one in enumerate(spots)
        for other in spots[place + 1 :]
    ]
    assert min(distances) > 1.6 * SMALLEST


@pytest.mark.django_db
def test_the_world_shows_countries_and_a_country_its_towns() -> None:
    for town, latitude in (("Tamale", "9.40"), ("Tamale", "9.42"), ("Accra", "5.60"), ("", None)):
        OrganisationFactory.create(
            town=town,
            latitude=latitude and Decimal(latitude),
            longitude=latitude and Decimal("-0.85"),
        )
    OrganisationFactory.create(country="PE", town="Cusco")
    world = map_context(chosen_filters(QueryDict("type=union")))
    assert [(spot.label, spot.url) for spot in world["list"]] == [
        ("Ghana: 4", "?country=GH&type=union&view=map"),
        ("Peru: 1", "?country=PE&type=union&view=map"),
    ]
    assert {spot.radius <= LARGEST for spot in world["spots"]} == {True}
    ghana = map_context(chosen_filters(QueryDict("country=GH")))
    assert [spot.label for spot in ghana["list"]] == ["Tamale: 2", "Accra: 1"]
    assert (ghana["others"], ghana["total"], ghana["world_url"]) == (1, 4, "?view=map")
    assert ghana["list"][0].url == "?town=Tamale&country=GH"
    # Where a town lies is not known: it is in the list alone.
    peru = map_context(chosen_filters(QueryDict("country=PE")))
    assert ([spot.label for spot in peru["list"]], peru["spots"]) == (["Cusco: 1"], [])


@pytest.mark.django_db
def test_the_map_is_links_with_names_and_the_lite_view_has_the_list_alone(client: Client) -> None:
    site_tree("en")
    OrganisationFactory.create()
    html = client.get("/en/network/?view=map").content.decode()
    assert '<a href="/en/network/?country=GH&amp;view=map"><title>Ghana: 1</title>' in html
    lite = client.get("/en/network/?view=map&lite=1").content.decode()
    assert "map__land" in html
    assert "map__land" not in lite
    assert "/en/network/?country=GH&amp;view=map&amp;lite=1" in lite


@pytest.mark.django_db
def test_up_to_three_cooperatives_stand_side_by_side(
    client: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    site_tree("en")
    for number in range(4):
        OrganisationFactory.create(slug=f"coop-{number}", org_type="coop", members_count=number)
    union = OrganisationFactory.create(slug="union")
    care = {"setting": "market", "provider": "mbo", "finance": "member", "places": 24}
    for number in (1, 2):
        row = OrganisationFactory._meta.model.objects.get(slug=f"coop-{number}")
        CareService.objects.create(organisation=row, **care)
    asked = "&".join(
        f"with={slug}" for slug in ("coop-2", union.slug, "coop-0", "coop-1", "coop-3")
    )
    with django_assert_max_num_queries(12):
        answer = client.get(f"/en/network/?view=compare&{asked}")
    assert [one["organisation"].slug for one in answer.context["compared"]] == [
        *("coop-2", "coop-0", "coop-1")
    ]
    assert answer.context["left_out"] == 1
    facts = {fact.label: fact.texts for fact in answer.context["facts"]}
    assert facts["Places"] == ["24", "–", "24"]
    assert facts["Last confirmed"] == ["Never"] * 3
    assert "?view=compare&amp;with=coop-0&amp;with=coop-1" in answer.content.decode()
    assert "Tick up to three" in client.get("/en/network/?view=compare&with=union").content.decode()
