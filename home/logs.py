"""Logs as one JSON object a line, without personal data."""

import json
import logging
import re
from datetime import UTC, datetime

_ADDRESS = re.compile(r"[^\s@<>\"'(),;:/]+@[^\s@<>\"'(),;:/]+")
# The parts of an address that are this long are tokens: who holds one may act.
_TOKEN = re.compile(r"(?<=/)[\w.:~=-]{25,}")


class JsonFormatter(logging.Formatter):
    """Writes time, level, logger and message; a traceback when there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _TOKEN.sub("…", _ADDRESS.sub("…@…", record.getMessage())),
        }
        if record.exc_info:
            entry["exception"] = _ADDRESS.sub("…@…", self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)
