"""What was removed, noted outside the database: a restored backup is told what to remove again.

One line of JSON each, in the folder of private files. It names nobody: a text by its key, erased
rows by their table and number. Copy it off the machine more often than the backups.
"""

import json
import logging
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

logger = logging.getLogger(__name__)
NAME = "removed-texts.jsonl"
Rows = dict[str, list[int]]


def ledger_path() -> Path:
    """Return where the list is kept."""
    return Path(settings.PRIVATE_MEDIA_ROOT) / NAME


def note_removal(text_key: UUID, cause: str) -> None:
    """Add a text to the list; a full disk is logged and stops nobody's removal."""
    _add({"text": str(text_key), "cause": str(cause)})


def note_erasure(rows: Mapping[str, Collection[int]]) -> None:
    """Add erased rows, "app.Model" -> their numbers; what a full disk does is the same."""
    if told := {label: sorted(numbers) for label, numbers in rows.items() if numbers}:
        _add({"rows": told})


def _add(line: dict[str, Any]) -> None:
    try:
        path = ledger_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as ledger:
            ledger.write(json.dumps({**line, "at": timezone.now().isoformat()}) + "\n")
    except OSError:
        logger.exception("A removal could not be noted outside the database.")


def _lines() -> Iterator[dict[str, Any]]:
    path = ledger_path()
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            told = json.loads(line)
            told["at"] = datetime.fromisoformat(told["at"])
            yield told
        except (ValueError, KeyError, TypeError):
            logger.warning("A line of %s cannot be read.", NAME)


def removals() -> Iterator[tuple[UUID, str]]:
    """Yield (text, cause) of every removal that was noted; a torn line is left out."""
    for told in _lines():
        if "text" in told:
            try:
                yield UUID(told["text"]), str(told["cause"])
            except (ValueError, KeyError):
                logger.warning("A line of %s cannot be read.", NAME)


def erasures(since: datetime) -> Iterator[Rows]:
    """Yield the rows of every erasure noted since then, in order.

    Numbers are given out again after a restored backup: these hold for rows that the backup knew,
    and only before anybody has written a new one.
    """
    for told in _lines():
        if "rows" in told and told["at"] >= since:
            yield {str(label): [int(one) for one in rows] for label, rows in told["rows"].items()}


def merge_ledger(older: str) -> None:
    """Add the lines of another list, such as that of a backup, that this one does not have."""
    path = ledger_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    own = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    known = set(own)
    lines = [*own, *(line for line in older.splitlines() if line and line not in known)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
