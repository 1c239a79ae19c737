"""The files of this repository, for tests that read them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("accounts", "home", "network", "library", "campaign", "search", "config")


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Return the files that git tracks or would track, with one of the suffixes if any is given."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return tuple(
        path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)
    )


def names(paths: list[Path]) -> list[str]:
    """Return the paths as they are written in the repository."""
    return [str(path.relative_to(ROOT)) for path in paths]
