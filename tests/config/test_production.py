"""Production settings: what is missing is named, and mail cannot hang."""

import os
import subprocess
import sys
from typing import Any

import pytest

from home.checks_deploy import is_elsewhere, proxies_are_counted

GIVEN = {
    "SECRET_KEY": "abcdefghijklmnopqrstuvwxyz" * 2,
    "DATABASE_URL": "sqlite://:memory:",
    "BASE_URL": "https://cradle.example",
    "ALLOWED_HOSTS": "cradle.example",
    "EMAIL_URL": "submission://someone:secret@mail.example:587",
    "TRUSTED_PROXY_COUNT": "1",
}
POSTGRESQL = {"DATABASE_URL": "postgres://cradle:secret@localhost/cradle"}
REDIS = {"CACHE_URL": "redis://localhost:6379/1"}
SHOW = (
    "from django.conf import settings as s;"
    "print(s.DEBUG, s.DEMO, s.ADMIN_REQUIRES_MFA, s.EMAIL_HOST, s.EMAIL_TIMEOUT, s.EMAIL_BACKEND,"
    "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
)


CHECK = (
    "import django; django.setup();"
    "from django.core.management import call_command; call_command('check', deploy=True)"
)
HTTPS = "from django.conf import settings as s; print(s.SECURE_PROXY_SSL_HEADER)"


def run(environment: dict[str, str], program: str = SHOW) -> subprocess.CompletedProcess[str]:
    """Load the production settings in a process of their own, and run a program with them."""
    ours = {*GIVEN, *REDIS}
    clean = {name: value for name, value in os.environ.items() if name not in ours}
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    return subprocess.run(
        [sys.executable, "-c", program],
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
    debug, demo, mfa, host, timeout, backend, *cookies = answer.stdout.split()
    assert cookies == ["__Host-sessionid", "__Host-csrftoken", "True", "True"]
    assert (debug, demo, mfa) == ("False", "False", "True")
    assert host == "mail.example"
    assert 0 < int(timeout) < 180
    assert backend == "home.mail.OutboxBackend"


def test_a_server_with_a_shared_cache_has_nothing_to_mend() -> None:
    answer = run({**GIVEN, **POSTGRESQL, **REDIS}, CHECK)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith("System check identified no issues")


def test_a_server_whose_processes_count_limits_apart_is_no_clean_deployment() -> None:
    answer = run({**GIVEN, **POSTGRESQL}, CHECK)
    assert answer.returncode != 0
    assert "cradle.E010" in answer.stderr
    assert "CACHE_URL" in answer.stderr


@pytest.mark.parametrize(
    ("name", "open_", "guarded"),
    [
        (
            "DATABASE_URL",
            "postgres://cradle:secret@db.example/cradle?sslmode=require",
            "postgres://cradle:secret@db.example/cradle?sslmode=verify-full",
        ),
        ("CACHE_URL", "redis://cache.example:6379/1", "rediss://cache.example:6379/1"),
        ("EMAIL_URL", "smtp://mail.example:25", "smtps://a:b@mail.example:465"),
        ("MEDIA_STORAGE_URL", "s3+http://a:b@s3.example/x", "s3://a:b@s3.example/x"),
    ],
)
def test_what_goes_to_another_machine_unproven_is_no_clean_deployment(
    name: str, open_: str, guarded: str
) -> None:
    given = {**GIVEN, **POSTGRESQL, **REDIS}
    refused = run({**given, name: open_}, CHECK)
    assert refused.returncode != 0
    assert "cradle.E012" in refused.stderr
    assert name in refused.stderr
    assert run({**given, name: guarded}, CHECK).returncode == 0


@pytest.mark.parametrize(
    ("host", "elsewhere"),
    [
        ("", False),
        ("/run/postgresql", False),
        ("localhost", False),
        ("127.0.0.1", False),
        ("::1", False),
        ("database", False),
        ("10.0.0.2", True),
        ("db.example", True),
    ],
)
def test_another_machine_is_known_by_its_name(host: str, elsewhere: bool) -> None:
    assert is_elsewhere(host) == elsewhere


def test_an_embedded_database_may_do_with_one_process_and_its_cache() -> None:
    answer = run(GIVEN, CHECK)
    assert answer.returncode == 0
    assert "cradle.W010" in answer.stderr


def test_the_cache_that_the_readme_names_can_be_reached() -> None:
    reach = "from django.core.cache import cache; print(type(cache._cache).__name__)"
    answer = run({**GIVEN, **REDIS}, reach)
    assert answer.stdout == "RedisCacheClient\n", answer.stderr


def test_without_a_proxy_nobody_is_believed_about_https() -> None:
    assert "FORWARDED" in run(GIVEN, HTTPS).stdout
    assert run({**GIVEN, "TRUSTED_PROXY_COUNT": "0"}, HTTPS).stdout == "None\n"


def test_a_proxy_that_counts_for_https_alone_is_no_clean_deployment(settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TRUSTED_PROXY_COUNT = 0
    assert [message.id for message in proxies_are_counted()] == ["cradle.E011"]
    settings.TRUSTED_PROXY_COUNT = 1
    assert proxies_are_counted() == []
