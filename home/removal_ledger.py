"""The list of removed texts outside the database: a restored backup is told what to remove again.

One line of JSON per text, in the private store. It names nobody.
"""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

logger = logging.getLogger(__name__)
NAME = "removed-texts.jsonl"


def ledger_path() -> Path:
    """Return where the list is kept."""
    return Path(settings.PRIVATE_MEDIA_ROOT) / NAME


def note_removal(text_key: UUID, cause: str) -> None:
    """Add a text to the list; a full disk is logged and stops nobody's removal."""
    line = {"text": str(text_key), "cause": str(cause), "at": timezone.now().isoformat()}
    try:
        path = ledger_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as ledger:
            ledger.write(json.dumps(line) + "\n")
    except OSError:
        logger.exception("A removed text could not be noted outside the database.")


def removals() -> Iterator[tuple[UUID, str]]:
    """Yield (text, cause) of every removal that was noted; a torn line is left out."""
    path = ledger_path()
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            told = json.loads(line)
            yield UUID(told["text"]), str(told["cause"])
        except (ValueError, KeyError, TypeError):
            logger.warning("A line of %s cannot be read.", NAME)
