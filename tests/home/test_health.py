"""Health: what a load balancer and an operator are told."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from home.models import WorkerLease
from home.registry import prompt_jobs, readiness_checks
from home.selectors import readiness
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_checks_of_other_apps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what higher apps ask for."""
    monkeypatch.setattr(readiness_checks, "_entries", {})
    monkeypatch.setattr(prompt_jobs, "_entries", {})


def beat(age: timedelta = timedelta()) -> None:
    """Let a worker have been alive `age` ago."""
    WorkerLease.objects.create(name="heartbeat", last_run_at=timezone.now() - age)


def test_a_live_process_says_so_without_asking_anything(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"alive\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_plain_text_and_never_kept(client: Client, path: str) -> None:
    response = client.get(path)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_site_with_everything_is_ready(client: Client) -> None:
    beat()
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")


def test_a_site_whose_worker_never_ran_is_not_ready(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"worker: it never ran\n")


def test_a_site_whose_worker_stopped_is_not_ready(client: Client) -> None:
    beat(timedelta(seconds=90))
    response = client.get("/readyz")
    assert (response.status_code, response.content[:18]) == (503, b"worker: last seen ")


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (None, (503, b"worker: count: it never ran\n")),
        (35, (503, b"worker: count: last done 35 seconds ago\n")),
        (20, (200, b"ready\n")),
    ],
)
def test_a_site_whose_worker_lives_but_does_not_count_is_not_ready(
    client: Client, seconds: int | None, told: tuple[int, bytes]
) -> None:
    prompt_jobs.register("count", (5, lambda: None))
    with time_machine.travel(timezone.now(), tick=False):
        beat()
        if seconds is not None:
            done = timezone.now() - timedelta(seconds=seconds)
            WorkerLease.objects.create(name="count", last_run_at=done)
        response = client.get("/readyz")
    assert (response.status_code, response.content) == told


def test_a_site_with_a_missing_migration_is_not_ready(client: Client) -> None:
    beat()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'home' AND name = '0001_initial'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.content == b"migrations: 1 not applied, first home.0001_initial\n"


def test_a_site_without_cache_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    beat()

    def refuse(*_arguments: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(caches["default"], "set", refuse)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"cache: ConnectionError\n")


def test_a_site_without_database_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> str:
        raise OperationalError("could not connect to server at 192.0.2.1")

    monkeypatch.setattr(readiness, "_database", refuse)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"database: OperationalError\n")


def test_a_higher_app_can_hold_readiness_back(client: Client) -> None:
    beat()
    readiness_checks.register("content", lambda: "the demo is not loaded")
    response = client.get("/readyz")
    assert response.content == b"content: the demo is not loaded\n"


def test_health_cannot_be_posted_to(client: Client) -> None:
    assert client.post("/readyz").status_code == 405


def test_a_demo_without_content_is_not_ready() -> None:
    assert readiness.demo_content() == "the demo is not loaded"
    site_tree("en")
    assert readiness.demo_content() == ""
