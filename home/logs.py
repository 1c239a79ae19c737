"""Logs as one JSON object a line, without personal data."""

import json
import logging
import re
from datetime import UTC, datetime

from .request_id import request_id

# What is taken out wherever words leave the site for its operators; in this order.
_SCRUBBED = (
    # An address of e-mail, also where it is part of a URL.
    (re.compile(r"[^\s@<>\"'(),;:/?&=%]{1,64}(?:@|%40)[^\s@<>\"'(),;:/?&]+"), "…@…"),
    # The parts of an address that are this long are tokens: who holds one may act.
    (re.compile(r"(?<=/)[\w.:~=-]{25,}"), "…"),
    # What is asked for may hold a name.
    (re.compile(r"(?<=[\w/])\?[^\s\"'<>]+"), "?…"),
    # Telephone numbers: a plus sign, or many digits in groups. Dates and counts are shorter.
    (re.compile(r"\+\d[\d\s().-]{6,}\d|\b0\d{1,4}[ -]\d{3,4}[ -]?\d{3,4}\b"), "…"),
)


def scrub(text: str) -> str:
    """Return `text` without addresses, telephone numbers, tokens and queries."""
    for pattern, instead in _SCRUBBED:
        text = pattern.sub(instead, text)
    return text


class JsonFormatter(logging.Formatter):
    """Writes time, level, logger, message and request; a traceback when there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": scrub(record.getMessage()),
        }
        if number := request_id():
            entry["request"] = number
        if record.exc_info:
            entry["exception"] = scrub(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)
