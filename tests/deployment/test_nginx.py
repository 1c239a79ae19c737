"""nginx, started from its files before an application that says what it was asked.

What it keeps and for how long, whom it never answers from there, whose address it hands on, and
what it says when nobody answers.
"""

import gzip
import http.client
import json
import shutil
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.deployment.proxied import Application, Site, assert_safe
from tests.deployment.server import missing_programs

pytestmark = pytest.mark.skipif(
    bool(missing := [name for name in missing_programs() if name != "redis-server"]),
    reason=f"{', '.join(missing)} is not here: run .ci/system-packages",
)
LANGUAGES = ("en", "es", "fr", "pt")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """nginx, and an application behind it."""
    running = Site()
    yield running
    running.machine.end()


def number(answer: Any) -> int:
    """Return the how-manieth question of the application an answer is."""
    return int(answer.seen["number"])


def test_a_page_is_asked_for_once_and_then_kept(site: Site) -> None:
    first, second = site.get("/en/long/kept/"), site.get("/en/long/kept/")
    assert number(first) == number(second)
    assert [one.headers["X-Cache"] for one in (first, second)] == ["MISS", "HIT"]
    assert number(site.get("/en/long/kept/?lite=1")) != number(first)


def test_a_page_is_shown_while_it_is_made_anew(site: Site) -> None:
    first = number(site.get("/en/fresh/"))
    time.sleep(2.2)  # nginx counts whole seconds
    assert number(site.get("/en/fresh/")) == first
    deadline = time.monotonic() + 20
    while number(site.get("/en/fresh/")) == first:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_page_is_shown_no_longer_than_it_says(site: Site) -> None:
    first = number(site.get("/en/brief/"))
    time.sleep(2.2)  # nginx counts whole seconds
    assert number(site.get("/en/brief/")) != first


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "csrftoken=x; sessionid=abc"},
        {"Cookie": "messages=abc"},
        {"Cookie": "a=b; __Host-sessionid=abc"},
        {"Cookie": "__Host-messages=abc"},
        {"Authorization": "Bearer abc"},
    ],
    ids=["session", "messages", "guarded session", "guarded messages", "key"],
)
def test_who_is_signed_in_is_answered_by_the_application(
    site: Site, headers: dict[str, str]
) -> None:
    path = f"/en/long/signed-in-{len(str(headers))}/"
    kept = site.get(path)
    own = site.get(path, **headers)
    assert number(own) != number(kept)
    assert number(site.get(path)) == number(kept)
    fresh = f"{path}first/"
    assert number(site.get(fresh, **headers)) != number(site.get(fresh))


@pytest.mark.parametrize("path", ["/en/members/", "/varies/", "/en/cookie/"])
def test_what_is_private_or_differs_is_never_kept(site: Site, path: str) -> None:
    assert number(site.get(path)) != number(site.get(path))


def test_a_form_goes_through_every_time(site: Site) -> None:
    answers = [site.get("/p/x/sign/", "POST", "name=Ama") for _again in range(2)]
    assert len({number(one) for one in answers}) == 2


def test_a_purged_page_is_asked_for_anew(site: Site) -> None:
    before = site.get("/en/long/purged/?page=2")
    assert site.purge("/en/long/purged/?page=2").status == 200
    assert number(site.get("/en/long/purged/?page=2")) != number(before)
    assert site.purge("/en/never/kept/").status == 204


def test_only_this_machine_purges_and_only_that(site: Site) -> None:
    kept = number(site.get("/en/long/safe/"))
    asked = len(Application.asked)
    assert site.purge("/en/long/safe/", "GET").status == 405
    assert len(Application.asked) == asked
    site.get("/en/long/safe/", "PURGE")
    assert number(site.get("/en/long/safe/")) == kept


def test_the_address_that_nginx_saw_stands_last(site: Site) -> None:
    seen = site.get("/en/members/", X_Forwarded_For="6.6.6.6", X_Forwarded_Host="evil.test").seen
    assert seen["X-Forwarded-For"] == "6.6.6.6, 127.0.0.1"
    assert seen["X-Forwarded-Proto"] == "https"
    assert "X-Forwarded-Host" not in seen
    assert seen["Host"] == "localhost"
    assert len(seen["X-Request-ID"]) == 32


def test_other_names_get_no_answer(site: Site) -> None:
    with pytest.raises((OSError, http.client.HTTPException)):
        site.plain("/", "elsewhere.test")


def test_plain_http_leads_to_https(site: Site) -> None:
    answer = site.plain("/en/?lite=1")
    assert answer.status == 308
    assert answer.headers["Location"] == f"{site.machine.url}/en/?lite=1"


def test_a_style_sheet_is_sent_as_it_was_compressed(site: Site) -> None:
    folder = site.machine.var / "static/css"
    folder.mkdir(parents=True, exist_ok=True)
    name = "cradle.0123456789ab.css"
    (folder / name).write_text("body{}" * 500)
    (folder / f"{name}.gz").write_bytes(gzip.compress(b"body{}" * 500))
    (folder / f"{name}.br").write_bytes(b"brotli")
    answers = {
        coding: site.get(f"/static/css/{name}", Accept_Encoding=coding)
        for coding in ("br, gzip", "gzip", "identity")
    }
    codings = [one.headers.get("Content-Encoding") for one in answers.values()]
    assert codings == ["br", "gzip", None]
    for answer in answers.values():
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
        assert_safe(answer)
    (folder / "plain.css").write_text("x")
    assert "immutable" not in site.get("/static/css/plain.css").headers["Cache-Control"]


def test_released_pictures_are_files_and_nothing_else_is(site: Site) -> None:
    for name in ("images/x.webp", "images/x.html", "x.webp", "../private/x.webp"):
        path = site.machine.var / "media" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"bytes")
    picture = site.get("/media/images/x.webp")
    assert (picture.body, picture.headers["Content-Type"]) == (b"bytes", "image/webp")
    assert "immutable" in picture.headers["Cache-Control"]
    assert_safe(picture)
    for path in ("/media/images/x.html", "/media/x.webp", "/media/images/..%2f..%2fprivate/x.webp"):
        assert site.get(path).body != b"bytes"


def test_pages_are_compressed_on_the_way(site: Site) -> None:
    padding = {"X-Padding": "x" * 1500}
    for coding in ("br", "gzip"):
        answer = site.get("/en/members/", Accept_Encoding=coding, **padding)
        assert answer.headers["Content-Encoding"] == coding


def test_nothing_that_names_a_visitor_is_logged(site: Site) -> None:
    token = "1a2b3c4d5e6f7g8h9i0j1a2b3c4d5e6f"
    site.get(f"/p/x/confirm/{token}/?email=ama@example.org", User_Agent="Ama's phone")
    time.sleep(0.2)
    lines = (site.machine.root / "var/log/nginx/cradle/access.log").read_text().splitlines()
    last = json.loads(lines[-1])
    assert last["path"] == "/p/x/confirm/.../"
    for secret in (token, "ama@", "Ama's", "127.0.0.1"):
        assert secret not in lines[-1]


def test_when_nobody_answers_kept_pages_are_read_and_the_rest_waits(site: Site) -> None:
    site.get("/es/brief/")
    time.sleep(2.2)  # nginx counts whole seconds
    site.fall()
    try:
        assert site.get("/es/brief/").headers["X-Cache"] == "STALE"
        for language in LANGUAGES:
            answer = site.get(f"/{language}/not-kept/")
            assert_unavailable(answer, language)
        assert_unavailable(
            site.get("/p/x/sign/", "POST", "name=Ama", Accept_Language="fr-CI"), "fr"
        )
        assert_unavailable(site.get("/p/x/"), "en")
        assert site.get("/unavailable/en.html").status == 404
    finally:
        site.rise()
    assert site.get("/es/not-kept/").status == 200


def test_when_the_application_cannot_answer_kept_pages_are_read_and_forms_hear_its_words(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.get("/es/brief/ill/")
    time.sleep(2.2)  # nginx counts whole seconds
    monkeypatch.setattr(Application, "ill", True)
    assert site.get("/es/brief/ill/").headers["X-Cache"] == "STALE"
    assert_unavailable(site.get("/fr/not-kept-either/"), "fr")
    refused = site.get("/p/x/sign/", "POST", "name=Ama")
    assert (refused.status, refused.seen["Host"]) == (503, "localhost")
    told = site.get("/readyz")
    assert (told.status, told.seen["Host"]) == (503, "localhost")


def assert_unavailable(answer: Any, language: str) -> None:
    """Check the page for when nothing answers."""
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "30"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}"'.encode() in answer.body
    assert_safe(answer)


def test_logs_are_turned_over_after_a_week(site: Site) -> None:
    text = (site.machine.root / "etc/logrotate.d/cradle").read_text()
    assert "rotate 7" in text
    assert shutil.which("logrotate") is None or "USR1" in text
