"""Without encryption: browsers are led to https, programs are refused."""

from typing import Any

import pytest
from django.test import Client

from home.plain_http import FOR_PROGRAMS


@pytest.mark.parametrize("path", ["/api/v1/pledges.json", "/api/v1/nothing", "/metrics"])
def test_a_program_that_asks_in_the_open_is_refused(path: str, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get(path)
    assert (answer.status_code, answer.content) == (403, b"Use https.\n")
    assert path.startswith(FOR_PROGRAMS)


@pytest.mark.parametrize("path", ["/en/", "/p/call/"])
def test_a_browser_is_led_to_https(path: str, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get(path)
    assert (answer.status_code, answer.url) == (301, f"https://testserver{path}")


@pytest.mark.django_db
def test_where_the_site_is_served_without_encryption_programs_are_answered() -> None:
    assert Client().get("/metrics").status_code == 404
