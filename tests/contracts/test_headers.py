"""The headers of security, on every kind of answer: as production sends them, over https."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from campaign.links import confirm_url, mine_url
from campaign.models import Signature
from config.settings import security
from home.middleware import PERMISSIONS_POLICY
from network.views.kept import tell_saved
from tests.contracts.matrix_world import World
from tests.contracts.repository import ROOT
from tests.factories.campaign import sign_data

pytestmark = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="headers are the same on every database",
)
# What config/settings/production.py adds; it cannot be imported beside the settings of the tests.
PRODUCTION = {
    "SECURE_HSTS_SECONDS": 63_072_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-sessionid",
    "CSRF_COOKIE_NAME": "__Host-csrftoken",
    "CSRF_COOKIE_SECURE": True,
    # Served as they lie in the repository: nothing has to be collected before.
    "STATIC_ROOT": ROOT / "home" / "static",
}
TOKEN = "eyJzIjo0MX0:1tQxYz:abcdefghijklmnopqrstuvwxyz0123456789"
ANSWERS: dict[str, tuple[str, str, int]] = {
    "page": ("anonymous", "/en/campaign/", 200),
    "lite page": ("anonymous", "/en/campaign/?lite=1", 200),
    "organisation": ("anonymous", "/en/network/own/", 200),
    "search": ("anonymous", "/en/search/?q=care", 200),
    "form": ("anonymous", "/en/concern/", 404),
    "account": ("anonymous", "/en/account/login/", 200),
    "member": ("member of A", "/en/members/", 200),
    "refused member": ("member of B", "/en/members/own/people/", 404),
    "admin": ("editor", "/admin/", 200),
    "refused in the admin": ("member of A", "/admin/", 403),
    "api": ("anonymous", "/api/v1/pledges.json", 200),
    "refused by the api": ("anonymous", "/api/v1/pledges.json?page=2", 400),
    "table": ("anonymous", "/api/v1/organisations.csv", 200),
    "embed": ("anonymous", "/embed/pledges/call/", 200),
    "embedded map": ("anonymous", "/embed/organisations/", 200),
    "embed script": ("anonymous", "/embed.js", 200),
    "feed": ("anonymous", "/en/stories.atom", 200),
    "sitemap": ("anonymous", "/sitemap.xml", 200),
    "sitemap of a language": ("anonymous", "/sitemap-en.xml", 200),
    "text": ("anonymous", "/robots.txt", 200),
    "redirect": ("anonymous", "/", 302),
    "short link": ("anonymous", "/p/call/", 302),
    "token": ("anonymous", f"/p/call/confirm/{TOKEN}/", 404),
    "not found": ("anonymous", "/en/nothing/", 404),
    "health": ("anonymous", "/healthz", 200),
    "static": ("anonymous", "/static/css/cradle.css", 200),
}
FRAMED = {"embed", "embedded map"}
# Scripts and pages of other sites read these.
SHARED = FRAMED | {"api", "refused by the api", "table", "embed script"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One tree for all answers."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(ADMIN_REQUIRES_MFA=False, **PRODUCTION),
    ):
        # The browsers begin when the settings are those of production.
        yield World()
        transaction.set_rollback(True)


def answer(world: World, kind: str) -> Any:
    """Return the answer of this kind, over https."""
    role, path, _status = ANSWERS[kind]
    with override_settings(ADMIN_REQUIRES_MFA=False, **PRODUCTION):
        return world.clients[role].get(path, secure=True)


def policy(response: HttpResponse) -> dict[str, list[str]]:
    """Return the content policy by directive."""
    parts = response.headers["Content-Security-Policy"].split(";")
    return {words[0]: words[1:] for part in parts if (words := part.split())}


@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_every_answer_has_its_headers(world: World, kind: str) -> None:
    response = answer(world, kind)
    headers = response.headers
    if kind != "form":
        assert response.status_code == ANSWERS[kind][2]
    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] in {
        "strict-origin-when-cross-origin",
        "same-origin",
        "no-referrer",
    }
    if kind != "static":
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Permissions-Policy"] == PERMISSIONS_POLICY
        shared = "cross-origin" if kind in SHARED else "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == shared
        said = policy(response)
        assert said["default-src"] == ["'none'"]
        assert said["base-uri"] == ["'none'"]
        framing = ["*"] if kind in FRAMED else ["'self'"] if "admin" in kind else ["'none'"]
        assert said["frame-ancestors"] == framing
    assert "Server" not in headers
    assert "X-Powered-By" not in headers


@pytest.mark.parametrize("kind", sorted(set(ANSWERS) - {"static"}))
def test_only_the_admin_runs_script_that_stands_in_a_page(world: World, kind: str) -> None:
    said = policy(answer(world, kind))
    sources = [word for words in said.values() for word in words]
    assert "'unsafe-eval'" not in sources
    assert ("'unsafe-inline'" in sources) == ("admin" in kind)
    assert not [word for word in sources if "//" in word or word in {"https:", "http:", "data"}]
    assert said["script-src"][0] == "'self'"


def test_the_policy_of_the_admin_is_wider_by_what_is_named_and_no_more() -> None:
    strict = security.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    admin = security.ADMIN_CONTENT_SECURITY_POLICY
    wider = {name for name in admin if admin[name] != strict.get(name)}
    assert wider == {"script-src", "style-src", "img-src", "frame-src", "frame-ancestors"}


def test_other_sites_may_read_data_alone(world: World) -> None:
    for kind in sorted(ANSWERS):
        origin = answer(world, kind).headers.get("Access-Control-Allow-Origin")
        allowed = {"api", "refused by the api", "table", "embed script", "static"}
        assert origin == ("*" if kind in allowed else None), kind


def test_a_page_with_a_token_in_its_address_tells_nobody_where_one_came_from(
    world: World,
) -> None:
    signature = Signature.objects.get(pledge__code="call")
    for url in (confirm_url(signature), mine_url(signature)):
        path = url.removeprefix(settings.BASE_URL)
        with override_settings(**PRODUCTION):
            response = Client().get(path, secure=True)
        assert (response.status_code, response.headers["Referrer-Policy"]) == (200, "no-referrer")
        assert response.headers["Cache-Control"] == "private, no-store"


def test_cookies_are_sent_over_https_alone_to_no_other_site_and_to_no_script(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with override_settings(ADMIN_REQUIRES_MFA=False, **PRODUCTION):
        client = Client()
        response = client.get("/en/account/login/", secure=True)
        # Who signs is remembered for one address, who was signed out for one form, and who saved
        # a draft by a script, which is the only one to read a cookie.
        with transaction.atomic():
            signing = client.post("/p/call/sign/", sign_data(), secure=True)
            transaction.set_rollback(True)
        monkeypatch.setattr("network.views.kept.keep_form", lambda *_given: "key")
        kept = Client().post("/en/members/stories/new/", {"title": "Kept"}, secure=True)
        saved = tell_saved(HttpResponse(), "story-new")
    assert set(response.cookies) == {"__Host-csrftoken"}
    assert set(world.clients["editor"].cookies) >= {"__Host-sessionid"}
    assert set(signing.cookies) == {"__Secure-signed"}
    assert set(kept.cookies) >= {"__Host-messages", "__Secure-kept_form"}
    assert set(saved.cookies) == {"__Host-draft_saved"}
    ours = [*response.cookies.values(), *signing.cookies.values(), *kept.cookies.values()]
    for cookie in [*ours, *saved.cookies.values()]:
        assert cookie["secure"]
        assert cookie["samesite"] == "Lax"
        assert not cookie["domain"]
        assert cookie.key.startswith("__Host-" if cookie["path"] == "/" else "__Secure-")
    for cookie in ours:
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert not cookie["domain"]


# What carries letters says in which alphabet (RFC 6838, 4.2.1); JSON is UTF-8 by itself (RFC 8259).
LETTERS = ("text/", "application/xml", "application/atom+xml", "application/x-")


@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_every_answer_says_what_it_is_and_in_which_letters(world: World, kind: str) -> None:
    response = answer(world, kind)
    said = response.headers["Content-Type"]
    body = b"".join(response) if response.streaming else response.content
    if body and not said.startswith("application/json"):
        assert not said.startswith(LETTERS) or said.replace('"', "").endswith("charset=utf-8"), said
    assert body.decode("utf-8") is not None
    if body:
        is_page = body.lstrip().lower().startswith(b"<!doctype html")
        assert said.startswith("text/html") == is_page
        assert ("json" in said) == (kind in {"api", "refused by the api"})
