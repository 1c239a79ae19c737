"""Starts the demo: prepares what changed since the last start, then serves until it is stopped."""

import argparse
import fcntl
import os
import socket
import sys
from contextlib import closing
from typing import IO

from config.environment import VAR_DIR

from .prepare import forget, prepare
from .serve import serve

SETTINGS = "config.settings.demo"


def main() -> int:
    """Prepare and serve; return the exit status."""
    options = arguments()
    os.environ.update(DJANGO_SETTINGS_MODULE=SETTINGS, BASE_URL=f"http://localhost:{options.port}")
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (VAR_DIR / "demo.lock").open("w") as lock:
        if not take(lock):
            return refuse("The demo is already running from this folder. Stop it first.")
        if options.reset:
            forget()
        write_environment()
        prepare()
        if options.reset or options.prepare:
            print("The demo is ready. Start it with: make demo")
            return 0
        if in_use(options.port):
            return refuse(f"Port {options.port} is in use. Choose another: make demo PORT=8123")
        ended = serve(options.port)
        return refuse(f"The {ended} stopped; its last words are above.") if ended else 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m config.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="where to listen, on 127.0.0.1")
    parser.add_argument("--prepare", action="store_true", help="prepare, but do not serve")
    parser.add_argument("--reset", action="store_true", help="throw the data away and prepare")
    return parser.parse_args()


def take(lock: IO[str]) -> bool:
    """Tell whether no other demo runs on this data; hold the lock until this process ends."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def write_environment() -> None:
    """Write var/env, so that `manage.py` in this folder works on the demo's data."""
    names = ("DJANGO_SETTINGS_MODULE", "BASE_URL", "DATABASE_URL")
    path = VAR_DIR / "env"
    path.touch(mode=0o600)
    path.write_text(
        "".join(f"{name}={os.environ[name]}\n" for name in names if name in os.environ),
        encoding="utf-8",
    )


def in_use(port: int) -> bool:
    """Tell whether something listens on `port` already."""
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def refuse(reason: str) -> int:
    """Say why the demo does not run; return the exit status for that."""
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
