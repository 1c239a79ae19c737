"""Errors reported to Sentry, without anything that tells of a person.

Sent are: the kind of error, the lines of code that it came through, the part of the site, release
and request number. Left out are: what was typed, cookies, headers, queries, values of variables,
who was signed in, and what the database was asked. Words that are left are scrubbed as in the logs.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .logs import scrub
from .metering import route_class
from .request_id import request_id

# What may stay of each part of a report; everything that is not named goes.
KEPT = {
    "event_id",
    "exception",
    "level",
    "logger",
    "logentry",
    "message",
    "platform",
    "release",
    "sdk",
    "tags",
    "timestamp",
}
KEPT_OF_FRAME = {"filename", "function", "in_app", "lineno", "module"}


def start(dsn: str) -> None:
    """Report errors to the address `dsn`; called once, at the start.

    Raises ImproperlyConfigured when the package sentry-sdk is not there: it is not among those
    that every site needs (requirements/sentry.txt).
    """
    try:
        import sentry_sdk  # type: ignore[import-not-found, unused-ignore]
    except ImportError as error:
        raise ImproperlyConfigured(
            "SENTRY_DSN needs the package sentry-sdk: install requirements/sentry.txt."
        ) from error
    sentry_sdk.init(
        dsn=dsn,
        before_send=clean_report,
        before_breadcrumb=lambda _crumb, _hint: None,
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        server_name="",
        traces_sample_rate=0.0,
        auto_session_tracking=False,
    )


def clean_report(event: dict[str, Any], _hint: Any = None) -> dict[str, Any]:
    """Return what may be sent of a report."""
    kept = {name: value for name, value in event.items() if name in KEPT}
    if "message" in kept:
        kept["message"] = scrub(str(kept["message"]))
    if "logentry" in kept:
        kept["logentry"] = {"message": scrub(str(_formatted(kept["logentry"])))}
    if "exception" in kept:
        kept["exception"] = {
            "values": [_clean_error(one) for one in kept["exception"].get("values") or []]
        }
    address = str((event.get("request") or {}).get("url", ""))
    kept["tags"] = {"request": request_id(), "part": _part_of(address)}
    return kept


def _formatted(entry: dict[str, Any]) -> object:
    """Return the words of a line of the log; without its values, which may name somebody."""
    return entry.get("message", "")


def _clean_error(error: dict[str, Any]) -> dict[str, Any]:
    """Return kind, scrubbed words and lines of an error, without values of variables."""
    frames = ((error.get("stacktrace") or {}).get("frames")) or []
    return {
        "type": error.get("type"),
        "module": error.get("module"),
        # What Python and the database say of an error quotes what was typed.
        "value": _words_of(error),
        "stacktrace": {
            "frames": [
                {name: value for name, value in frame.items() if name in KEPT_OF_FRAME}
                for frame in frames
            ]
        },
    }


def _words_of(error: dict[str, Any]) -> str:
    """Return the first words of an error: a quotation begins what somebody may have typed."""
    words = scrub(str(error.get("value") or ""))
    for mark in ("'", '"', "(", "[", "{", ":", "\n"):
        words = words.partition(mark)[0]
    return words.strip()


def _part_of(address: str) -> str:
    path = "/" + address.partition("://")[2].partition("/")[2] if address else ""
    return route_class(path.partition("?")[0]) if path else ""


def start_if_wanted() -> None:
    """Report errors where SENTRY_DSN says so."""
    if settings.SENTRY_DSN:
        start(settings.SENTRY_DSN)
