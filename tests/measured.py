"""What was measured, one JSON file a figure in docs/measured/; docs/quality.md is made of them."""

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "measured"


def recording() -> bool:
    """Whether figures of this run are to be written down: RECORD=1 in the environment.

    Tests and benchmarks that also run for a short try ask this before they record.
    """
    return os.environ.get("RECORD") == "1"


def record(
    name: str,
    *,
    row: str,
    goal: str,
    value: float | str,
    unit: str = "",
    met: bool | None,
    command: str,
) -> Path:
    """Write one measured figure down, over the one before.

    Args:
        name: of the file, such as `sign-rate`: lower case, hyphens, one for each figure.
        row: the row of the table of promises that it belongs to, in the table's own words.
        goal: what was promised, in words.
        value: what was measured; a number, or words where one number does not say it.
        unit: of the number.
        met: whether the promise was kept; None where nothing was promised.
        command: what anybody types to measure it again.

    Returns the file. Only whole measurements call this: a short try in a test does not.
    """
    told = {
        "row": row,
        "goal": goal,
        "measured": value,
        "unit": unit,
        "met": met,
        "command": command,
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "commit": _commit(),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.json"
    path.write_text(f"{json.dumps(told, indent=2, ensure_ascii=False)}\n", encoding="utf-8")
    return path


def records() -> dict[str, dict[str, object]]:
    """Return every figure that is written down, by the name of its file."""
    files = sorted(FOLDER.glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


def _commit() -> str:
    """Return the commit that is measured, with a + when files differ from it."""
    command = ["git", "describe", "--always", "--exclude=*", "--abbrev=10", "--dirty=+"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()
