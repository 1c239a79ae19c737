"""What `make demo` says once it runs: where it is, and who can sign in."""

import json
import os
from collections.abc import Iterator
from typing import Any

from config.environment import BASE_DIR

PEOPLE = BASE_DIR / "campaign" / "demo" / "content" / "people.json"


def welcome() -> str:
    """Return the address, the accounts of the demo and the way to their mails."""
    url = os.environ["BASE_URL"]
    people = json.loads(PEOPLE.read_text(encoding="utf-8"))
    return "\n".join(
        [
            f"\nCradle is running at {url}/ (Ctrl-C stops it).",
            f"Sign in with one of these; the code arrives at {url}/demo/mailbox/",
            *(f"  {login:<22}{role}" for login, role in accounts(people)),
        ]
    )


def accounts(people: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the login of each account and what it is."""
    for person in people["staff"]:
        yield person["login"], person["role"]
    for person in people["members"]:
        places = [
            f"{' and '.join(membership['roles'])} of {membership['organisation']}"
            for membership in person["memberships"]
        ]
        if "passphrase" in person:
            places.append(f"no e-mail, passphrase: {person['passphrase']}")
        yield person["login"], ", ".join(places)
