"""Links that lead nowhere are found, asked politely, and reported until they are mended."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.actions.find_links import find_links
from home.actions.try_addresses import try_addresses
from home.enums import MenuPlace
from home.models import Menu, OutsideAddress, SeenLink, StandardPage
from home.outside import guard
from home.outside.ask import ask
from tests.factories.library import StatisticFactory
from tests.factories.staff import editor, moderator
from tests.factories.tree import Branch, site_tree

INSIDE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - asked about, not listened to
    "224.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::",
    "64:ff9b::a00:1",
    "64:ff9b::7f00:1",
]
NO_ADDRESSES = [
    "ftp://example.org/",
    "http://example.org:22/",
    "http://name:word@example.org/",
    "http://[::1",
    "http:///path",
]


class Site(BaseHTTPRequestHandler):
    """A site on this machine that answers as its path says, and notes who asked."""

    asked: list[tuple[str, str, str]] = []

    def do_HEAD(self) -> None:
        """Answer with the number in the path; /to/... leads elsewhere, /get/... dislikes HEAD."""
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        _empty, kind, rest = self.path.split("/", 2)
        if kind == "to":
            self.send_response(302)
            self.send_header("Location", rest if ":" in rest else f"/{rest}")
        elif kind == "get":
            self.send_response(200 if self.command == "GET" else 405)
        else:
            self.send_response(int(kind))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site on this machine that may be asked; 127.0.0.2 may not."""
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    monkeypatch.setattr(guard, "is_public", lambda number: number == ip_address("127.0.0.1"))
    monkeypatch.setattr(guard, "ALLOWED_PORTS", frozenset({server.server_port, 1}))
    Site.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("number", INSIDE)
def test_no_number_of_a_private_network_is_public(number: str) -> None:
    assert not guard.is_public(ip_address(number))


def test_public_numbers_are_public() -> None:
    for number in ("1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"):
        assert guard.is_public(ip_address(number))


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_of_the_web_is_not_asked(url: str) -> None:
    assert ask(url).problem == "inside"


def test_a_name_with_one_private_number_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [(2, 1, 6, "", (number, 80)) for number in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_options: entries)
    assert ask("http://example.org/").problem == "inside"


def test_a_site_says_how_it_is(site: str) -> None:
    answers = {path: ask(f"{site}/{path}") for path in ("200/", "403/", "404/", "410/", "503/")}
    assert {path: one.problem for path, one in answers.items()} == {
        "200/": "",
        "403/": "",
        "404/": "gone",
        "410/": "gone",
        "503/": "fault",
    }
    assert ask(f"{site}/to/to/200/").problem == ""
    assert ask(f"{site}/to/to/to/to/to/to/to/200/").problem == "fault"
    assert ask(f"{site}/get/x").status == 200
    assert ask("http://127.0.0.1:1/").problem == "silent"
    assert all(who == "Cradle link check (+http://localhost:8000/)" for *_, who in Site.asked)
    assert ("HEAD", "/200/", Site.asked[0][2]) == Site.asked[0]


@pytest.mark.parametrize("inside", ["http://127.0.0.2/", "http://127.0.0.1:22/", "file:///etc/x"])
def test_a_redirect_into_a_private_network_is_not_followed(site: str, inside: str) -> None:
    assert ask(f"{site}/to/{inside}").problem == "inside"


@pytest.fixture
def branch(db: None, settings: Any) -> Branch:
    settings.ADMIN_REQUIRES_MFA = False
    return site_tree("en")["en"]


def page(branch: Branch, slug: str, text: str = "", **fields: Any) -> StandardPage:
    made = StandardPage(title=slug.title(), slug=slug, locale=branch.locale, **fields)
    block = {"type": "paragraph", "value": f"<p>{text}</p>"}
    made.body = StandardPage._meta.get_field("body").stream_block.to_python([block])
    return branch.home.add_child(instance=made)


def to(target: Any) -> str:
    return f'<a linktype="page" id="{target.pk}">there</a>'


def problems() -> list[tuple[str, str]]:
    return sorted(SeenLink.objects.exclude(problem="").values_list("title", "problem"))


def test_links_inside_are_found_in_pages_and_menus_until_they_are_mended(branch: Branch) -> None:
    draft, gone = page(branch, "draft", live=False), page(branch, "gone")
    text = f'{to(draft)} {to(gone)} {to(branch.home)} <a id="77" linktype="document">x</a>'
    about = page(branch, "about", text)
    page(branch, "unseen", to(gone), live=False)
    item = {"type": "link", "value": {"title": "x", "page": draft.pk, "path": ""}}
    Menu.objects.create(locale=branch.locale, place=MenuPlace.MAIN, items=[item])
    gone.delete()
    assert find_links() == 4
    first = problems()
    assert [one for one in first if one[0] == "About"] == [
        ("About", "draft"),
        ("About", "gone"),
        ("About", "gone"),
    ]
    since = SeenLink.objects.get(title="About", problem="draft").broken_since
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        find_links()
        assert problems() == first
        again = SeenLink.objects.get(title="About", problem="draft")
        assert (again.broken_since, again.seen_at) == (since, timezone.now())
    draft.live = True
    draft.save()
    about.delete()
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        assert find_links() == 0
    assert problems() == []


def test_the_sources_of_figures_are_links_too(branch: Branch) -> None:
    old = StatisticFactory.create(source_url="https://old.example.org/", is_current=False)
    StatisticFactory.create(source_url="https://new.example.org/", code=old.code, supersedes=old)
    find_links()
    assert [link.outside.host for link in SeenLink.objects.select_related("outside")] == [
        "new.example.org"
    ]


def test_outside_addresses_are_asked_once_a_week_and_never_two_of_a_host_at_once(
    branch: Branch, site: str, settings: Any
) -> None:
    text = " ".join(f'<a href="{site}/{path}">x</a>' for path in ("404/1", "404/2", "200/3"))
    page(branch, "about", text)
    find_links()
    assert OutsideAddress.objects.count() == 3
    assert (try_addresses(), Site.asked) == (0, [])
    settings.CHECK_OUTSIDE_LINKS = True
    assert [try_addresses() for _again in range(4)] == [1, 1, 1, 0]
    assert OutsideAddress.objects.filter(problem="gone", status=404).count() == 2
    before = dict(OutsideAddress.objects.values_list("pk", "broken_since"))
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert try_addresses() == 1
    assert dict(OutsideAddress.objects.values_list("pk", "broken_since")) == before
    StandardPage.objects.get(slug="about").delete()
    find_links()
    assert not OutsideAddress.objects.exists()


def test_the_report_is_for_editors_and_filters_without_more_queries(
    branch: Branch, client: Client, settings: Any
) -> None:
    draft = page(branch, "draft", live=False)
    for number in range(3):
        page(branch, f"about-{number}", f'{to(draft)} <a href="https://site{number}.org/">x</a>')
    find_links()
    OutsideAddress.objects.filter(host="site1.org").update(
        problem="gone", status=404, broken_since=timezone.now()
    )
    client.force_login(moderator("en"))
    assert client.get(reverse("broken_links")).status_code == 403
    client.force_login(editor())
    with CaptureQueriesContext(connection) as few:
        shown = client.get(reverse("broken_links"))
    assert len(shown.context["page"]) == 4
    assert "It no longer exists (404)" in shown.content.decode()
    assert "the setting CHECK_OUTSIDE_LINKS is off" in shown.content.decode()
    one = client.get(reverse("broken_links"), {"kind": "outside", "language": "en"})
    assert [link.outside.host for link in one.context["page"]] == ["site1.org"]
    for number in range(3, 9):
        page(branch, f"about-{number}", to(draft))
    find_links()
    with CaptureQueriesContext(connection) as many:
        assert len(client.get(reverse("broken_links")).context["page"]) == 10
    assert len(many) == len(few)
