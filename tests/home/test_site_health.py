"""How the site is, in words: on a screen, and on the first page when something is wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from home.enums import MailState
from home.models import CacheChange, OutboxMail, WorkerLease
from home.registry import prompt_jobs
from home.selectors import health
from home.selectors.health import signs, troubles
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def all_is_well(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """A worker that was just seen, and nothing that waits."""
    settings.ADMIN_REQUIRES_MFA = False
    monkeypatch.setattr(prompt_jobs, "_entries", {})
    WorkerLease.objects.create(name="heartbeat", last_run_at=timezone.now())


def stuck_mail(**fields: Any) -> OutboxMail:
    """Return a mail that should have gone out an hour ago."""
    told = {"attempts": 3, "created_at": timezone.now() - HOUR} | fields
    return OutboxMail.objects.create(to=["ama@example.org"], subject="Ama", **told)


def signed_in(client: Client) -> Client:
    """Return a browser in which an editor is signed in."""
    client.force_login(editor())
    return client


def test_all_is_said_to_be_well_and_the_first_page_is_silent(client: Client) -> None:
    assert troubles() == []
    text = signed_in(client).get("/admin/reports/health/").content.decode()
    assert "All is well." in text
    assert "Mail goes out." in text
    assert "Something is wrong" not in client.get("/admin/").content.decode()


def test_an_editor_learns_on_her_first_page_that_mail_does_not_go_out(client: Client) -> None:
    stuck_mail()
    text = signed_in(client).get("/admin/").content.decode()
    assert "Something is wrong with the site" in text
    assert "Mail does not go out: 1 mail waits" in text
    assert "ama@example.org" not in text
    screen = client.get("/admin/reports/health/").content.decode()
    assert screen.index("Mail does not go out") < screen.index("GB are left")


@pytest.mark.parametrize(
    "fields",
    [
        {"created_at": timezone.now()},
        {"state": MailState.SENT},
        {"bulk": True},
        {"attempts": 0, "not_before": timezone.now() + HOUR},
    ],
)
def test_a_mail_that_may_take_its_time_is_no_trouble(fields: dict[str, Any]) -> None:
    stuck_mail(**fields)
    assert troubles() == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("worker", "It stands still."),
        ("count", "numbers on the pages are old"),
        ("given up", "1 mail could not be delivered"),
        ("proxy", "Changes reach visitors late."),
        ("disk", "It is nearly full: 0 GB are left."),
    ],
)
def test_each_trouble_is_named_with_what_it_means(
    monkeypatch: pytest.MonkeyPatch, settings: Any, wrong: str, words: str
) -> None:
    now = timezone.now()
    if wrong == "worker":
        WorkerLease.objects.update(last_run_at=now - HOUR)
    elif wrong == "count":
        prompt_jobs.register("count", (5, lambda: None))
    elif wrong == "given up":
        OutboxMail.objects.create(state=MailState.FAILED)
    elif wrong == "proxy":
        settings.WAGTAILFRONTENDCACHE = {"proxy": {}}
        CacheChange.objects.create(kind="listed", made_at=now - HOUR)
    else:
        monkeypatch.setattr(health, "free_bytes", lambda: 50_000_000)
    (trouble,) = troubles()
    assert words in trouble.words


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_it_is_said_in_the_language_of_the_editor(language: str) -> None:
    stuck_mail()
    english = {sign.words for sign in signs()}
    with translation.override(language):
        said = {sign.words for sign in signs()}
    assert not english & said


def test_late_mail_and_a_full_disk_are_told_to_operators(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck_mail()
    monkeypatch.setattr("home.selectors.readiness.free_bytes", lambda: 50_000_000)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    reasons = answer.content.decode()
    assert "mail: the oldest was written 36" in reasons
    assert "disk: 50 MB are left" in reasons
