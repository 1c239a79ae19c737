"""Reports of errors: nothing in them tells of a person."""

import json
import sys
from types import ModuleType
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from home.error_reports import KEPT, clean_report, start, start_if_wanted
from home.request_id import on_behalf_of

NUMBER = "fedcba98" * 4
PLANTED = {
    "email": "ama.mensah@example.org",
    "name": "Ama Mensah",
    "phone": "+233 20 123 4567",
    "token": "eyJzIjo0MX0:1tQxYz:abcdefghijklmnopqrstuvwxyz0123456789",
    "password": "river stone lamp goat",
    "story": "My daughter waits at the stall",
}


def report() -> dict[str, Any]:
    """Return a report as the package makes it, with somebody in every part of it."""
    address = f"https://cradle.example/p/call/confirm/{PLANTED['token']}/?by={PLANTED['email']}"
    frame = {
        "filename": "campaign/actions/sign.py",
        "function": "sign",
        "module": "campaign.actions.sign",
        "lineno": 41,
        "in_app": True,
        "abs_path": "/opt/cradle/campaign/actions/sign.py",
        "context_line": f"sign('{PLANTED['name']}')",
        "pre_context": [PLANTED["story"]],
        "post_context": [PLANTED["story"]],
        "vars": dict(PLANTED),
    }
    said = f"duplicate key ({PLANTED['email']}): Key (name)=({PLANTED['name']}) exists"
    return {
        "event_id": "1" * 32,
        "level": "error",
        "logger": "django.request",
        "message": f"Mail to {PLANTED['email']} at {PLANTED['phone']}, {address}",
        "logentry": {
            "message": "Refused %s",
            "formatted": f"Refused {PLANTED['name']}",
            "params": list(PLANTED.values()),
        },
        "exception": {
            "values": [
                {
                    "type": "IntegrityError",
                    "module": "django.db.utils",
                    "value": said,
                    "mechanism": {"data": PLANTED},
                    "stacktrace": {"frames": [frame]},
                },
                {"type": "ValueError", "value": f"{PLANTED['phone']} '{PLANTED['story']}'"},
            ]
        },
        "request": {
            "url": address,
            "method": "POST",
            "data": dict(PLANTED),
            "query_string": f"q={PLANTED['name']}",
            "cookies": {"sessionid": PLANTED["token"]},
            "headers": {"Cookie": PLANTED["token"], "Referer": address, "X-Forwarded-For": "::1"},
            "env": {"REMOTE_ADDR": "203.0.113.9"},
        },
        "user": {"id": "7", "email": PLANTED["email"], "ip_address": "203.0.113.9"},
        "breadcrumbs": {"values": [{"message": f"SELECT '{PLANTED['name']}'"}]},
        "contexts": {"trace": {"data": dict(PLANTED)}},
        "extra": dict(PLANTED),
        "server_name": "ama-laptop",
        "transaction": address,
        "modules": {"django": "5.2"},
        "spans": [{"description": PLANTED["name"]}],
    }


def test_nothing_that_was_planted_is_sent() -> None:
    with on_behalf_of(NUMBER):
        sent = json.dumps(clean_report(report()))
    told = ("ama", "Ama", "Mensah", "+233", "4567", "eyJz", "river", "daughter", "203.0.113.9")
    assert [word for word in told if word in sent] == []


def test_what_helps_to_mend_it_is_sent() -> None:
    with on_behalf_of(NUMBER):
        sent = clean_report(report())
    first, second = sent["exception"]["values"]
    assert (first["type"], first["value"]) == ("IntegrityError", "duplicate key")
    assert first["stacktrace"]["frames"] == [
        {
            "filename": "campaign/actions/sign.py",
            "function": "sign",
            "module": "campaign.actions.sign",
            "lineno": 41,
            "in_app": True,
        }
    ]
    assert second["type"] == "ValueError"
    assert sent["tags"] == {"request": NUMBER, "part": "signing"}
    assert sent["logentry"] == {"message": "Refused %s"}


def test_a_part_that_a_newer_package_adds_is_left_out() -> None:
    sent = clean_report({"event_id": "1", "something_new": PLANTED})
    assert set(sent) <= KEPT


class Package(ModuleType):
    """Stands for sentry-sdk; notes how it was started."""

    def __init__(self) -> None:
        super().__init__("sentry_sdk")
        self.options: dict[str, Any] = {}

    def init(self, **options: Any) -> None:
        """Note the options."""
        self.options = options


def test_it_starts_with_everything_personal_off(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Package()
    monkeypatch.setitem(sys.modules, "sentry_sdk", package)
    start_if_wanted()
    assert package.options == {}
    settings.SENTRY_DSN = "https://key@sentry.example/1"
    start_if_wanted()
    assert package.options["before_send"] is clean_report
    assert package.options["send_default_pii"] is False
    assert package.options["include_local_variables"] is False
    assert package.options["max_request_body_size"] == "never"
    assert package.options["before_breadcrumb"]({"message": "x"}, None) is None


def test_a_missing_package_is_named_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with pytest.raises(ImproperlyConfigured, match=r"requirements/sentry\.txt"):
        start("https://key@sentry.example/1")
