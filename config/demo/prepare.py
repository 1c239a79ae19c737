"""Prepares the demo, and remembers in `var/demo.json` what need not be done again."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

from config.environment import BASE_DIR, VAR_DIR
from config.messages import compile_all

STAMPS = VAR_DIR / "demo.json"
DATA = ("cradle.sqlite3*", "media", "private", "mail", "cache", "demo.json")
LOCKED = "requirements/base.txt"
MIGRATIONS = "*/migrations/*.py"


Beside = subprocess.Popen[bytes] | None


def prepare() -> None:
    """Do, in this order, the steps that never ran or whose files changed since they did."""
    stamps: dict[str, str] = json.loads(STAMPS.read_text()) if STAMPS.exists() else {}

    def finish(name: str, began: float) -> None:
        print(f"{name} done in {time.monotonic() - began:.1f} s", flush=True)
        stamps[name] = digest(STEPS[name][1])
        STAMPS.write_text(json.dumps(stamps, indent=1))

    running: dict[str, tuple[subprocess.Popen[bytes], float]] = {}
    try:
        for name, (step, patterns) in STEPS.items():
            if stamps.get(name) == digest(patterns):
                continue
            print(f"{name} ...", flush=True)
            began = time.monotonic()
            if process := step():
                running[name] = process, began
            else:
                finish(name, began)
        for name, (process, began) in running.items():
            if process.wait():
                raise SystemExit(f"{name} failed; its last words are above.")
            finish(name, began)
    finally:
        for process, _began in running.values():
            process.kill()


def forget() -> None:
    """Remove everything that the demo stored."""
    for pattern in DATA:
        for path in VAR_DIR.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def digest(patterns: tuple[str, ...]) -> str:
    """Return a hash over the address and over the names and bytes of the files that match."""
    seen = hashlib.sha256()
    for pattern in patterns:
        if pattern == "BASE_URL":
            seen.update(os.environ[pattern].encode())
        for path in sorted(BASE_DIR.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                seen.update(str(path.relative_to(BASE_DIR)).encode() + path.read_bytes())
    return seen.hexdigest()


def command(*names: str) -> None:
    """Run one of Django's commands in this process: each process would load everything again."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command(*names, verbosity=0)


def collect_static_files() -> Beside:
    """Collect and compress the static files under var/static/, beside the steps that follow."""
    import django

    django.setup()  # makes the key of the demo, which both processes need
    collect = ["manage.py", "collectstatic", "--no-input", "--clear", "--verbosity=0"]
    return subprocess.Popen([sys.executable, *collect], cwd=BASE_DIR)


def make_tables() -> None:
    """Bring the tables up to date, and the roles with them."""
    command("migrate", "--no-input")
    command("setup_roles")


def load_content() -> None:
    """Load the demo content, unless it is there already, and let all of it be found."""
    command("load_demo")
    command("rebuild_search", "--check")


def set_address() -> None:
    """Tell Wagtail where the site is, for the links in pages."""
    import django

    django.setup()
    from home.actions.set_site_address import set_site_address

    set_site_address()


STEPS: dict[str, tuple[Callable[[], Beside], tuple[str, ...]]] = {
    "Translations": (compile_all, ("home/locale/*/LC_MESSAGES/*.po",)),
    "Static files": (collect_static_files, (LOCKED, "*/static/**/*")),
    "Database": (make_tables, (LOCKED, MIGRATIONS)),
    "Demo content": (load_content, (LOCKED, MIGRATIONS, "campaign/demo/**/*")),
    "Address": (set_address, ("BASE_URL",)),
}
