"""What the tests of imports share."""

from pathlib import Path
from typing import Any

import pytest

from tests.network.importing.help import call


@pytest.fixture
def command(tmp_path: Path) -> Any:
    """Return what runs the command on a file: its number to the shell, and its words."""

    def run(raw: str | bytes, *args: str, name: str = "census.csv") -> tuple[int, str]:
        path = tmp_path / name
        path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
        return call("import_organisations", str(path), *args)

    return run
