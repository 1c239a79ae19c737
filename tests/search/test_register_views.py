"""The feed of changes in the register, and its map for other websites."""

from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from network.actions.change_facts import change_facts
from network.actions.revert_change import revert_change
from network.enums_register import FactGroup
from network.models import Organisation
from tests.factories.network import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEED, MAP = "/en/network/changes.atom", "/embed/organisations/"


def entries() -> list[tuple[str, str]]:
    answer = Client().get(FEED)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    tree = ElementTree.fromstring(answer.content)  # noqa: S314 - written by this site
    found = tree.findall(f"{ATOM}entry")
    return [
        (str(one.findtext(f"{ATOM}title")), str(one.findtext(f"{ATOM}summary"))) for one in found
    ]


def test_the_feed_tells_what_changed_and_no_value() -> None:
    steward = MembershipFactory.create(steward=True, organisation__name="Night Lamp")
    place = {"latitude": "5.55029", "longitude": "-0.21741", "location_level": "exact"}
    change_facts(steward.organisation, steward.user, FactGroup.PLACE, place)
    contact = [{"kind": "phone", "value": "+233201234567", "visibility": "stewards"}]
    change_facts(steward.organisation, steward.user, FactGroup.CONTACT, {"contacts": contact})
    change_facts(steward.organisation, steward.user, FactGroup.IDENTITY, {"name": "Waits"})
    assert entries() == [
        ("Night Lamp", "Changed: Where it is"),
        ("Night Lamp", "New in the register"),
    ]
    text = Client().get(FEED).content.decode()
    assert not [secret for secret in ("5.55029", "201234567", "Waits") if secret in text]


def test_what_is_taken_back_is_told_again_and_who_is_closed_is_not() -> None:
    steward = MembershipFactory.create(steward=True)
    made = change_facts(steward.organisation, steward.user, FactGroup.PLACE, {"town": "Accra"})
    before = Client().get(FEED).content
    assert made is not None
    revert_change(made, steward.user)
    assert Client().get(FEED).content != before
    Organisation.objects.update(status="closed")
    assert entries() == []


def test_the_feed_is_short_and_takes_two_statements(django_assert_num_queries: Any) -> None:
    OrganisationFactory.create_batch(60)
    with django_assert_num_queries(2):
        assert len(entries()) == 50


def test_the_map_may_be_framed_and_leads_to_the_directory_in_a_window_of_its_own() -> None:
    OrganisationFactory.create_batch(2, town="Accra")
    OrganisationFactory.create(country="PE", town="Lima")
    answer = Client().get(f"{MAP}?lang=es&country=GH")
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "X-Frame-Options" not in answer.headers
    assert not answer.cookies
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.html["lang"] == "es"
    assert soup.base["target"] == "_blank"
    links = [link["href"] for link in soup.select("main li a")]
    assert links == ["http://localhost:8000/es/network/?town=Accra&country=GH"]


@pytest.mark.parametrize("query", ["?country=XX", "?q=%00&lang=../", "?town=%00"])
def test_hard_questions_of_the_map_are_answered(query: str) -> None:
    assert Client().get(f"{MAP}{query}").status_code == 200
