"""Which part may import which: the contracts of pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from tests.contracts.repository import ROOT


def test_no_part_imports_what_stands_above_it() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
