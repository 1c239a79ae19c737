"""Reads settings from environment variables and says in one sentence what is missing."""

import os
from pathlib import Path

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
        raise ImproperlyConfigured(
            f"The environment variable {name} is malformed: {error}"
        ) from error
