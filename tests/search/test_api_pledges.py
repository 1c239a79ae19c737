"""Public data about pledges: open to all, and nothing about people."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.urls import resolve

from campaign.actions.tally import tally
from campaign.enums import PledgeState
from campaign.models import Pledge, PledgePage
from search.openapi import description
from search.urls_plain import urlpatterns
from tests.factories.alliance import EndorsementFactory
from tests.factories.campaign import PledgeFactory, SignatureFactory, pledge_page
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
PARAMETER = re.compile(r"<\w+:(\w+)>")


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in two languages."""
    return site_tree("en", "es")


@pytest.fixture
def page(tree: dict[str, Branch]) -> PledgePage:
    """A published pledge with one signature that counts and one that waits."""
    page = pledge_page(tree["en"], PledgeFactory(code="care"))
    SignatureFactory(pledge=page.pledge, confirmed=True, name="Secret Name")
    SignatureFactory(pledge=page.pledge)
    tally()
    return page


def get(path: str, **headers: str) -> Any:
    return Client().get(f"/api/v1/{path}", headers=headers)


def test_every_published_pledge_is_listed_once(page: PledgePage, tree: dict[str, Branch]) -> None:
    pledge_page(tree["es"], page.pledge, slug="cuidado")
    pledge_page(tree["en"], live=False)
    answer = get("pledges.json").json()
    assert answer["total"] == 1
    assert answer["pledges"] == [
        {
            "code": "care",
            "form": "call",
            "state": "open",
            "count": 1,
            "urls": {
                "en": "http://localhost:8000/en/campaign/pledges/care/",
                "es": "http://localhost:8000/es/campaign/pledges/cuidado/",
            },
        }
    ]
    assert answer["as_of"]
    assert answer["licence"].startswith("https://creativecommons.org/")


def test_the_count_is_the_figure_of_the_page(page: PledgePage) -> None:
    answer = get("pledges/care/count")
    assert answer.json()["count"] == 1
    assert len(answer.content) < 300
    assert "<strong>1</strong> person has signed" in Client().get(page.url).content.decode()


def test_organisations_are_told_apart_from_people(page: PledgePage) -> None:
    EndorsementFactory(pledge=page.pledge, accepted=True, members_counted=2300)
    EndorsementFactory(pledge=page.pledge, accepted=True, members_counted=100)
    EndorsementFactory(pledge=page.pledge)
    answer = get("pledges/care/count").json()
    assert answer["endorsements"] == {"organisations": 2, "members": 2400}
    assert answer["count"] == 1


@pytest.mark.parametrize("path", ["pledges.json", "pledges/care/count", "openapi.json"])
def test_anybody_may_read_it_from_any_site(page: PledgePage, path: str) -> None:
    answer = get(path, Origin="https://elsewhere.example")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Cache-Control"] == "public, max-age=3"
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_browser_that_asks_first_is_told_yes(page: PledgePage) -> None:
    answer = Client().options("/api/v1/pledges.json")
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD"


def test_who_has_the_data_gets_no_body(page: PledgePage) -> None:
    tag = get("pledges/care/count").headers["ETag"]
    again = get("pledges/care/count", If_None_Match=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    Pledge.objects.update(signature_count=2)
    assert get("pledges/care/count", If_None_Match=tag).json()["count"] == 2


@pytest.mark.parametrize(
    "path", ["pledges/draft/count", "pledges/-1/count", "pledges/../count", "people.json", ""]
)
def test_anything_else_is_refused_in_words_for_machines(tree: dict[str, Branch], path: str) -> None:
    pledge_page(tree["en"], PledgeFactory(code="draft"), live=False)
    answer = get(path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_nothing_can_be_written(page: PledgePage) -> None:
    answer = Client(enforce_csrf_checks=True).post("/api/v1/pledges.json")
    assert (answer.status_code, answer.json()["title"]) == (405, "Method not allowed")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_closed_pledge_keeps_its_count(page: PledgePage) -> None:
    Pledge.objects.update(state=PledgeState.CLOSED)
    assert get("pledges.json").json()["pledges"][0]["state"] == "closed"


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ({"state": "open", "closes_on": "2026-05-01"}, "closed"),
        ({"form": "alliance", "state": "progress", "due_on": "2026-05-01"}, "overdue"),
        ({"form": "alliance", "state": "overdue", "due_on": "2026-05-03"}, "progress"),
    ],
)
def test_the_state_is_that_of_today_as_on_the_page(
    page: PledgePage, kept: dict[str, str], told: str, django_assert_max_num_queries: Any
) -> None:
    Pledge.objects.update(**kept)
    with time_machine.travel("2026-05-02 12:00:00+00:00"), django_assert_max_num_queries(3):
        assert get("pledges.json").json()["pledges"][0]["state"] == told


def test_no_person_appears(page: PledgePage) -> None:
    told = get("pledges.json").content + get("pledges/care/count").content
    assert b"Secret" not in told
    assert b"example.org" not in told


def test_a_list_of_pledges_costs_the_same_however_long(
    page: PledgePage, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        pledge_page(tree["en"])
    with django_assert_max_num_queries(3):
        assert get("pledges.json").json()["total"] == 6


def test_the_description_names_exactly_what_there_is(page: PledgePage) -> None:
    paths = get("openapi.json").json()["paths"]
    routes = ["/" + PARAMETER.sub(r"{\1}", str(route.pattern)) for route in urlpatterns]
    data = {route for route in routes if route.startswith("/api/")}
    assert set(paths) == data - {"/api/v1/openapi.json", "/api/{rest}"}
    slug = page.pledge.organisation.slug
    for path in paths:
        address = path.replace("{code}", "care").replace("{slug}", slug)
        answer = resolve(address)
        assert answer.func(RequestFactory().get(address), **answer.kwargs).status_code == 200


def test_the_description_fits_the_answers(page: PledgePage) -> None:
    paths = description()["paths"]
    for path, told in paths.items():
        content = told["get"]["responses"]["200"]["content"]
        if "application/json" not in content:
            continue
        schema = content["application/json"]["schema"]
        if "properties" not in schema:
            continue  # a format of others, described by them
        answer = Client().get(path.replace("{code}", "care")).json()
        assert set(answer) == set(schema["properties"])
