"""Production settings: what is missing is named, and mail cannot hang."""

import os
import subprocess
import sys

import pytest

GIVEN = {
    "SECRET_KEY": "k" * 60,
    "DATABASE_URL": "sqlite://:memory:",
    "BASE_URL": "https://cradle.example",
    "ALLOWED_HOSTS": "cradle.example",
    "EMAIL_URL": "submission://someone:secret@mail.example:587",
}
SHOW = (
    "from django.conf import settings as s;"
    "print(s.DEBUG, s.DEMO, s.ADMIN_REQUIRES_MFA, s.EMAIL_HOST, s.EMAIL_TIMEOUT, s.EMAIL_BACKEND)"
)


def run(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Load the production settings in a process of their own."""
    clean = {name: value for name, value in os.environ.items() if name not in GIVEN}
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        env={**clean, **environment, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_a_missing_variable_is_named_in_one_sentence(name: str) -> None:
    answer = run({key: value for key, value in GIVEN.items() if key != name})
    assert answer.returncode != 0
    assert name in answer.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "garbage"),
        ("BASE_URL", "cradle.example"),
        ("BASE_URL", "https://"),
        ("BASE_URL", "ftp://cradle.example"),
        ("BASE_URL", "https://cradle.example:port"),
        ("BASE_URL", "https://cradle.example/site"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", " , "),
        ("ALLOWED_HOSTS", "https://cradle.example"),
        ("EMAIL_URL", "garbage"),
        ("EMAIL_URL", "pigeon://mail.example"),
        ("EMAIL_URL", "smtp://mail.example:port"),
        ("CACHE_URL", "garbage"),
        ("TRUSTED_PROXY_COUNT", "one"),
        ("TRUSTED_PROXY_COUNT", "-1"),
        ("SECURE_SSL_REDIRECT", "perhaps"),
    ],
)
def test_a_malformed_variable_is_named_in_one_sentence(name: str, value: str) -> None:
    answer = run({**GIVEN, name: value})
    assert answer.returncode != 0
    last = answer.stderr.splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured:")
    assert name in last


def test_a_public_server_is_no_demo_and_waits_for_no_mail_server() -> None:
    answer = run(GIVEN)
    assert answer.returncode == 0, answer.stderr
    debug, demo, mfa, host, timeout, backend = answer.stdout.split()
    assert (debug, demo, mfa) == ("False", "False", "True")
    assert host == "mail.example"
    assert 0 < int(timeout) < 180
    assert backend == "home.mail.OutboxBackend"
