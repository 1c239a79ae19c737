"""What was removed, noted outside the database: a restored backup is told what to remove again.

One line of JSON each, in the folder of private files, or each a file of its own where several
machines share the uploads. It names nobody: a text by its key, erased rows by their table and
number. Copy it off the machine more often than the backups.
"""

import json
import logging
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

logger = logging.getLogger(__name__)
NAME = "removed-texts.jsonl"
FOLDER = "removed-texts/"
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
    now = timezone.now().isoformat()
    text = json.dumps({**line, "at": now}) + "\n"
    try:
        if settings.MEDIA_STORES:
            _shared().save(f"{FOLDER}{now}-{uuid4()}.jsonl", ContentFile(text.encode()))
            return
        path = ledger_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as ledger:
            ledger.write(text)
    except Exception:
        # A full disk, or a storage that is away.
        logger.exception("A removal could not be noted outside the database.")


def _shared() -> Any:
    return default_storage.private  # type: ignore[attr-defined]


def ledger_text() -> str:
    """Return the whole list."""
    if settings.MEDIA_STORES:
        names = sorted(name for name in _shared().listdir(FOLDER)[1] if name)
        return "".join(_read(f"{FOLDER}{name}") for name in names)
    path = ledger_path()
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _read(name: str) -> str:
    with _shared().open(name) as file:
        return str(file.read().decode())


def _lines() -> Iterator[dict[str, Any]]:
    for line in ledger_text().splitlines():
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
    own = ledger_text().splitlines()
    new = [line for line in older.splitlines() if line and line not in set(own)]
    if settings.MEDIA_STORES:
        if new:
            text = "".join(f"{line}\n" for line in new)
            _shared().save(f"{FOLDER}merged-{uuid4()}.jsonl", ContentFile(text.encode()))
        return
    path = ledger_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in [*own, *new]), encoding="utf-8")
