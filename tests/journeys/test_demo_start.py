"""The demo as a newcomer starts and stops it."""

import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.journeys.demo_site import DemoSite
from tests.journeys.pace import slowness

# As promised; three on an idle machine. `slowness` allows for what runs beside it.
SECONDS_FOR_A_SECOND_START = 5


def programs(site: DemoSite) -> list[int]:
    """Return the process numbers of what the demo started."""
    assert site.process
    found = subprocess.run(
        ["pgrep", "--parent", str(site.process.pid)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


def test_the_demo_says_where_it_is_and_who_can_sign_in(demo_site: DemoSite) -> None:
    assert f"Cradle is running at {demo_site.url}/" in demo_site.output()
    assert "editor@demo.test" in demo_site.output()


@pytest.mark.parametrize("language", ["es", "pt"])
def test_a_visitor_lands_on_the_home_page_in_her_language(
    phone: Page, demo_site: DemoSite, language: str
) -> None:
    phone.goto("/")
    expect(phone).to_have_url(f"{demo_site.url}/{language}/")
    expect(phone.locator("html")).to_have_attribute("lang", language)


def started_in_time(site: DemoSite) -> bool:
    """Stop the demo and start it again; tell whether that took seconds."""
    assert site.stop() == 0
    began = time.monotonic()
    site.start()
    return time.monotonic() - began < SECONDS_FOR_A_SECOND_START * slowness()


def test_a_second_start_takes_seconds_and_keeps_the_data(restored_site: DemoSite) -> None:
    User.objects.create_user(email="kept@example.org", name="Kept")
    connection.close()
    # A browser of the test beside it only ever adds: the quickest of a few starts is what it takes.
    assert any(started_in_time(restored_site) for _ in range(3))
    assert User.objects.filter(email="kept@example.org").exists()


def test_stopping_the_demo_leaves_nothing_running(restored_site: DemoSite) -> None:
    started = programs(restored_site)
    assert len(started) == 2
    assert restored_site.stop() == 0
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(restored_site.url, timeout=2)
    alive = [number for number in started if Path(f"/proc/{number}").exists()]
    assert alive == []


def test_the_demo_fails_loudly_when_its_worker_dies(restored_site: DemoSite) -> None:
    worker = programs(restored_site)[1]
    subprocess.run(["kill", "-KILL", str(worker)], check=True)
    assert restored_site.process
    assert restored_site.process.wait(15) == 1
    assert "The worker stopped" in restored_site.output()
