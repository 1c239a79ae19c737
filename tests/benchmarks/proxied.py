"""The demo behind nginx, TLS and page cache, from the files of deploy/server."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.deployment.server import Server as Machine
from tests.deployment.server import missing_programs

from . import demo

# The same bytes as files, behind the same TLS, headers and compression.
_DISK = """    location /disk/ {{
        root {root};
        include {root}/etc/nginx/cradle/headers.conf;
        default_type "text/html; charset=utf-8";
        types {{ text/html html; }}
    }}
    # --- Pages ---
"""


def missing() -> str:
    """Return what must be installed before this can be measured."""
    return ", ".join(missing_programs())


@contextmanager
def machine() -> Iterator[Machine]:
    """Run it; files written to `disk_of(machine)` are answered at /disk/NAME."""
    more = demo.environment()
    one = Machine()
    try:
        one.configure(
            SECRET_KEY="only-for-benchmarks",
            DATABASE_URL=more["DATABASE_URL"],
            ALLOWED_HOSTS="localhost",
        )
        for folder in ("static", "media", "private"):
            source = Path(more["VAR_DIR"]) / folder
            if source.exists():
                shutil.copytree(source, one.var / folder, dirs_exist_ok=True)
        _serve_from_disk(one)
        one.start("cradle-web.service")
        yield one
    finally:
        one.end()


def disk_of(one: Machine) -> Path:
    """Return the folder of the files that nginx answers by itself."""
    return one.root / "disk"


def _serve_from_disk(one: Machine) -> None:
    disk_of(one).mkdir()
    conf = one.root / "etc/nginx/sites-available/cradle.conf"
    before, mark, after = conf.read_text(encoding="utf-8").partition("    # --- Pages ---\n")
    if not mark:
        raise RuntimeError(f"{conf} has no part about pages")
    conf.write_text(before + _DISK.format(root=one.root) + after, encoding="utf-8")
