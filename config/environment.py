"""Reads settings from environment variables and says in one sentence what is missing."""

import os
import zoneinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

BASE_DIR = Path(__file__).resolve().parent.parent
# Tests run the demo beside the one of this folder, with its files elsewhere.
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var").resolve()

env = Env()


def load_local_environment(path: Path = VAR_DIR / "env") -> None:
    """Take over the variables of `var/env`, without overriding those already set.

    The file is written by `make demo`, one NAME=value a line, so that any command run in this
    folder works on the demo's data.
    """
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        name, separator, value = line.partition("=")
        if separator and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip())


def required(name: str) -> str:
    """Return the variable `name`; raise ImproperlyConfigured, naming it, when it is not set."""
    value: str = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}; see README.md.")
    return value


def parsed(reader: str, name: str, **options: object) -> object:
    """Read `name` with one of environs' readers; raise ImproperlyConfigured if malformed."""
    try:
        return getattr(env, reader)(name, **options)
    except (EnvError, ValueError) as error:
        raise malformed(name, str(error)) from error


def malformed(name: str, reason: str) -> ImproperlyConfigured:
    """Return the error that names a variable and says what is wrong with it."""
    return ImproperlyConfigured(f"The environment variable {name} is malformed: {reason}")


def web_address(name: str, default: str) -> str:
    """Return an address like https://cradle.example, without path or closing slash.

    Raises ImproperlyConfigured when scheme or host are missing, or when more is there.
    """
    return _plain_address(name, os.environ.get(name, "").strip() or default)


def _plain_address(name: str, given: str) -> str:
    value = given.rstrip("/")
    try:
        address = urlsplit(value)
        complete = address.scheme in {"http", "https"} and address.hostname and address.port != 0
    except ValueError as error:
        raise malformed(name, str(error)) from error
    if not complete or value != f"{address.scheme}://{address.netloc}" or "@" in address.netloc:
        raise malformed(name, "write scheme and host, like https://cradle.example.")
    return value


def proxies(name: str) -> dict[str, dict[str, str]]:
    """Return Wagtail's settings for the proxies between commas; none when it is not set.

    Raises ImproperlyConfigured when one of them is no address like http://127.0.0.1:8080.
    """
    given = [one.strip() for one in os.environ.get(name, "").split(",") if one.strip()]
    return {
        f"proxy {number}": {
            "BACKEND": "home.proxies.ProxyBackend",
            "LOCATION": _plain_address(name, one),
        }
        for number, one in enumerate(given, start=1)
    }


def host_names(name: str) -> list[str]:
    """Return the names between commas; raise ImproperlyConfigured when there is none."""
    names = [one.strip() for one in required(name).split(",") if one.strip()]
    if not names or any("/" in one for one in names):
        raise malformed(name, "write host names, like cradle.example,www.cradle.example.")
    return names


def whole_number(name: str, default: int) -> int:
    """Return a number from 0; raise ImproperlyConfigured for anything else."""
    value: Any = parsed("int", name, default=default)
    if value < 0:
        raise malformed(name, "write a number from 0.")
    return int(value)


def time_zone(name: str, default: str) -> str:
    """Return the name of a time zone; raise ImproperlyConfigured for one that nobody knows."""
    value = os.environ.get(name, "").strip() or default
    if value not in zoneinfo.available_timezones():
        raise malformed(name, "write the name of a time zone, like Africa/Accra.")
    return value


def mail_server(name: str) -> dict[str, Any]:
    """Return Django's settings for the mail server in `name`, EMAIL_BACKEND among them.

    Raises ImproperlyConfigured when the address names no way of sending that we know.
    """
    required(name)
    found: Any = parsed("dj_email_url", name)
    if "EMAIL_BACKEND" not in found:
        raise malformed(name, "write it like submission://name:password@mail.example:587.")
    return {key: value for key, value in found.items() if value is not None}
