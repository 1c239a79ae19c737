"""Faults that pass by themselves: a page that says so, in her language, and for how long."""

import errno
from typing import Any

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.test import Client, RequestFactory

from home.outages import is_away, is_full
from home.views import errors

WORDS = {
    "en": "We will be back in a moment",
    "es": "Volvemos en un momento",
    "fr": "Nous revenons dans un instant",
    "pt": "Voltamos já",
}


def answer(error: Exception, path: str = "/p/x/sign/", **sent: str) -> Any:
    """Return what a visitor reads when `error` was raised while she was answered."""
    try:
        raise error
    except type(error):
        return errors.server_error(RequestFactory().post(path, sent))


def away() -> OperationalError:
    """Return what Django raises when PostgreSQL has stopped."""
    error = OperationalError("unable to open a connection")
    error.__cause__ = psycopg.errors.AdminShutdown("terminating connection")
    return error


@pytest.mark.parametrize("language", WORDS)
def test_without_database_a_form_is_answered_in_its_language(language: str) -> None:
    for response in (answer(away(), language=language), answer(away(), f"/{language}/members/")):
        assert response.status_code == 503
        assert response["Retry-After"] == "30"
        assert response["Cache-Control"] == "no-store"
        assert response["Content-Language"] == language
        assert WORDS[language] in response.content.decode()
        assert f'<html lang="{language}"' in response.content.decode()


def test_a_full_disk_is_told_in_plain_words() -> None:
    response = answer(OSError(errno.ENOSPC, "No space left on device"), language="es")
    assert (response.status_code, response["Retry-After"]) == (503, "600")
    assert "No nos queda espacio" in response.content.decode()


@pytest.mark.parametrize("error", [ValueError("x"), ProgrammingError("x"), OSError(errno.EIO, "x")])
def test_any_other_fault_is_ours(error: Exception) -> None:
    response = answer(error)
    assert response.status_code == 500
    assert "Retry-After" not in response


def test_a_fault_is_known_by_what_caused_it() -> None:
    later = RuntimeError("while saving")
    later.__cause__ = OSError(errno.EDQUOT, "Disk quota exceeded")
    assert is_full(later)
    full = OperationalError("could not extend file")
    full.__cause__ = psycopg.errors.DiskFull("No space left on device")
    assert is_full(full)
    assert is_away(InterfaceError("the connection is closed"))
    assert not is_away(None)


@pytest.mark.django_db
def test_a_view_that_finds_no_database_answers_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any, **_options: Any) -> None:
        raise away()

    monkeypatch.setattr("campaign.views.signing.recent_offer", fail)
    client.raise_request_exception = False
    response = client.post("/p/x/sign/", {"language": "fr"})
    assert response.status_code == 503
    assert WORDS["fr"] in response.content.decode()
