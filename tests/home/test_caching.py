"""How long proxies may keep an answer, and what they are told to forget."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from campaign.models import StoryPage
from home.actions.purge import KEPT, purge_due
from home.caching import settle
from home.models import BasePage, CacheChange, Menu, StandardPage
from home.proxies import ProxyAwayError, ProxyBackend
from home.selectors.stale_addresses import stale_addresses
from home.stale import EVERYTHING, LISTED, PAGE, Subject, note_changes
from tests.factories.campaign import PledgeFactory, pledge_page
from tests.factories.library import StatisticFactory
from tests.factories.network import AffiliationFactory, OrganisationFactory
from tests.factories.story_translations import public_story
from tests.factories.tree import site_tree

Capture = Callable[..., AbstractContextManager[list[Any]]]


@pytest.fixture
def told(settings: Any) -> None:
    """Have a proxy that is told of changes."""
    settings.WAGTAILFRONTENDCACHE = {
        "proxy": {"BACKEND": "home.proxies.ProxyBackend", "LOCATION": "http://127.0.0.1:9"}
    }


def noted() -> set[tuple[str, int]]:
    """Return what proxies have to be told of."""
    return set(CacheChange.objects.values_list("kind", "key"))


@pytest.mark.parametrize(
    ("said", "query", "cookie", "final"),
    [
        ("", "", False, "private, no-store"),
        ("public, max-age=60, s-maxage=60", "", True, "private, no-store"),
        ("public, max-age=3, s-maxage=3", "", False, "public, max-age=3, s-maxage=3"),
        (
            "public, max-age=31536000, immutable",
            "v=2",
            False,
            "public, max-age=31536000, immutable",
        ),
        ("public, max-age=3, stale-if-error=86400", "page=2", False, "public, max-age=3"),
        ("private, max-age=3600", "", False, "private, max-age=3600"),
    ],
)
def test_what_may_be_kept_is_settled_in_one_place(
    said: str, query: str, cookie: bool, final: str
) -> None:
    response = HttpResponse()
    if said:
        response.headers["Cache-Control"] = said
    if cookie:
        response.set_cookie("seen", "1")
    settle(RequestFactory().get(f"/en/?{query}"), response)
    assert response.headers["Cache-Control"] == final


@pytest.mark.django_db
class TestNoting:
    """What is noted when something public changes."""

    def test_a_page_that_goes_is_noted_once_and_a_draft_is_not(
        self, told: None, django_capture_on_commit_callbacks: Capture
    ) -> None:
        story = public_story(site_tree("en")["en"])
        with django_capture_on_commit_callbacks(execute=True):
            story.title = "Only drafted"
            story.save_revision()
        assert noted() == set()
        with django_capture_on_commit_callbacks(execute=True):
            story.unpublish()
        assert CacheChange.objects.filter(kind=PAGE, key=story.pk).count() == 1

    def test_a_live_story_is_noted_with_the_organisation_that_it_is_about(
        self, told: None, django_capture_on_commit_callbacks: Capture
    ) -> None:
        story = public_story(site_tree("en")["en"])
        with django_capture_on_commit_callbacks(execute=True):
            story.save()
        assert noted() == {(PAGE, story.pk), ("network.Organisation", story.organisation_id)}

    def test_nothing_is_noted_without_a_proxy(
        self, django_capture_on_commit_callbacks: Capture
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            OrganisationFactory.create()
            note_changes(Subject(EVERYTHING))
        assert noted() == set()

    def test_facts_of_an_organisation_are_noted(
        self, told: None, django_capture_on_commit_callbacks: Capture
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            organisation = OrganisationFactory.create()
        assert noted() == {("network.Organisation", organisation.pk)}

    @pytest.mark.parametrize("changed", ["menu", "home page", "figure"])
    def test_what_stands_on_every_page_is_noted_as_such(
        self, told: None, django_capture_on_commit_callbacks: Capture, changed: str
    ) -> None:
        tree = site_tree("en")
        with django_capture_on_commit_callbacks(execute=True):
            if changed == "menu":
                Menu.objects.create(place="footer", locale=tree["en"].locale)
            elif changed == "figure":
                StatisticFactory.create()
            else:
                tree["en"].home.unpublish()
        assert (EVERYTHING, 0) in noted()

    def test_an_old_address_is_noted_with_the_new_one(
        self, told: None, django_capture_on_commit_callbacks: Capture
    ) -> None:
        page = site_tree("en")["en"].home.add_child(
            instance=StandardPage(title="News", slug="before")
        )
        with django_capture_on_commit_callbacks(execute=True):
            page.slug = "after"
            page.save_revision().publish()
        paths = set(CacheChange.objects.filter(kind=PAGE).values_list("path", flat=True))
        assert {path.rstrip("/").rpartition("/")[2] for path in paths} == {"before", "after"}


@pytest.mark.django_db
class TestAddresses:
    """Which addresses show what has changed."""

    def test_a_page_is_forgotten_in_all_languages_and_views_with_all_lists_and_feeds(self) -> None:
        tree = site_tree("en", "es")
        story = public_story(tree["en"], slug="rain")
        found = stale_addresses([Subject(PAGE, story.pk, story.url_path)])
        assert {
            "/en/stories/rain/",
            "/en/stories/rain/?lite=1",
            "/es/stories/rain/",
            "/en/stories/",
            "/es/stories/?lite=1",
            "/en/",
            "/en/campaign/",
            "/en/network/",
            "/en/stories.atom",
            "/en/related/",
            "/en/related.atom",
            "/en/feeds/themes/child-care.atom",
            "/sitemap.xml",
            "/sitemap-en.xml",
            "/api/v1/library.json",
        } <= set(found)
        assert found[0] == "/en/stories/rain/"
        assert len(found) == len(set(found))

    def test_an_organisation_is_forgotten_where_it_stands_and_where_it_is_named(self) -> None:
        tree = site_tree("en")
        edge = AffiliationFactory.create()
        story = public_story(tree["en"], organisation=edge.organisation, slug="told")
        found = stale_addresses([Subject("network.Organisation", edge.organisation.pk)])
        assert {
            f"/en/network/{edge.organisation.slug}/",
            f"/fr/network/{edge.network.slug}/?lite=1",
            f"/en/updates/organisations/{edge.organisation.slug}.atom",
            story.url,
        } <= set(found)

    def test_a_pledge_is_forgotten_at_its_short_address_and_on_its_pages(self) -> None:
        page = pledge_page(site_tree("en")["en"], PledgeFactory.create(code="call"))
        found = stale_addresses([Subject("campaign.Pledge", page.pledge_id)])
        assert {"/p/call/", "/en/updates/pledges/call.atom", page.url} <= set(found)

    def test_what_stands_everywhere_is_forgotten_on_the_newest_texts_too(self) -> None:
        story = public_story(site_tree("en")["en"], slug="rain")
        assert story.url not in stale_addresses([Subject(LISTED)])
        assert story.url in stale_addresses([Subject(EVERYTHING)])
        figure = StatisticFactory.create(code="covered")
        found = stale_addresses([Subject("library.Statistic", figure.pk, "covered")])
        assert "/en/figures/covered/" in found

    def test_it_takes_few_statements(self, django_assert_max_num_queries: Any) -> None:
        tree = site_tree("en")
        subjects = [
            Subject(PAGE, story.pk, story.url_path)
            for story in (public_story(tree["en"], slug=f"story-{n}") for n in range(3))
        ]
        stale_addresses(subjects)
        with django_assert_max_num_queries(5):
            stale_addresses(subjects)

    def test_only_texts_and_profiles_list_nothing(self) -> None:
        assert issubclass(StoryPage, BasePage)
        assert not StoryPage.shows_others
        assert BasePage.shows_others


class Proxy(BaseHTTPRequestHandler):
    """A proxy that notes what it is asked."""

    asked: list[tuple[str, str, str]]
    status = 200

    def do_PURGE(self) -> None:
        """Note the address."""
        type(self).asked.append((self.command, self.headers["Host"], self.path))
        self.send_response(self.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("status", [200, 404, 412])
def test_a_proxy_is_asked_for_path_and_query_under_the_name_of_the_site(status: int) -> None:
    Proxy.asked, Proxy.status = [], status
    with HTTPServer(("127.0.0.1", 0), Proxy) as server:
        Thread(target=server.serve_forever, args=[0.02]).start()
        backend = ProxyBackend({"LOCATION": f"http://127.0.0.1:{server.server_port}"})
        backend.purge_batch(["https://cradle.example/en/", "https://cradle.example/en/?lite=1"])
        server.shutdown()
    assert Proxy.asked == [
        ("PURGE", "cradle.example", "/en/"),
        ("PURGE", "cradle.example", "/en/?lite=1"),
    ]


def test_a_proxy_that_refuses_or_is_away_is_said_to_be() -> None:
    with pytest.raises(ProxyAwayError):
        ProxyBackend({"LOCATION": "http://127.0.0.1:9"}).purge("https://cradle.example/en/")


@pytest.mark.django_db
class TestTelling:
    """The job of the worker."""

    @pytest.fixture
    def proxy(self, told: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Note what the proxy is told; it is away as long as the first entry says so."""
        asked: list[str] = []

        def note(_self: ProxyBackend, urls: list[str]) -> None:
            if asked == ["away"]:
                raise ProxyAwayError("NewConnectionError")
            asked.extend(urls)

        monkeypatch.setattr(ProxyBackend, "purge_batch", note)
        return asked

    def test_a_change_is_told_twice_and_then_forgotten(self, proxy: list[str]) -> None:
        CacheChange.objects.create(kind=LISTED)
        with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False) as clock:
            assert purge_due() == len(proxy) > 0
            assert proxy[0].startswith("http://localhost:8000/")
            assert purge_due() == 0
            # A page that was being fetched when it changed is forgotten then.
            clock.shift(timedelta(seconds=6))
            assert purge_due() > 0
        assert not CacheChange.objects.exists()

    def test_a_proxy_that_is_away_is_told_when_it_is_back(self, proxy: list[str]) -> None:
        proxy.append("away")
        CacheChange.objects.create(kind=LISTED)
        with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False) as clock:
            assert purge_due() == 0
            row = CacheChange.objects.get()
            assert (row.failures, row.told) == (1, False)
            assert purge_due() == 0
            proxy.clear()
            clock.shift(timedelta(seconds=3))
            assert purge_due() > 0

    def test_what_no_proxy_shows_any_more_is_not_told(self, proxy: list[str]) -> None:
        proxy.append("away")
        CacheChange.objects.create(kind=LISTED)
        with time_machine.travel(timezone.now() + KEPT + timedelta(seconds=1), tick=False):
            assert purge_due() == 0
        assert not CacheChange.objects.exists()
