"""Runs the demo's web server and worker together: two processes, as in production."""

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from config.environment import BASE_DIR

from .welcome import welcome

SECONDS_TO_START = 120
SECONDS_TO_STOP = 10
Processes = dict[str, subprocess.Popen[bytes]]


def programs(port: int) -> dict[str, list[str]]:
    """Return the command line of each program."""
    granian = str(Path(sys.executable).with_name("granian"))
    return {
        "web server": [
            *(granian, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
            *("--blocking-threads", "4", "--log-level", "warning", "config.wsgi:application"),
        ],
        "worker": [sys.executable, "manage.py", "run_worker"],
    }


def serve(port: int) -> str | None:
    """Run both until told to stop.

    Returns:
        The name of the program that stopped by itself, or None when a signal ended the demo.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    with ExitStack() as running:
        processes: Processes = {}
        try:
            for name, program in programs(port).items():
                # A session of its own: Ctrl-C reaches this process, which stops both in order.
                process = subprocess.Popen(program, cwd=BASE_DIR, start_new_session=True)
                running.callback(stop, process)
                processes[name] = process
            wait_until_ready(processes, port)
            if not ended(processes):
                print(welcome(), flush=True)
            while not ended(processes):
                time.sleep(0.2)
            return ended(processes)
        except KeyboardInterrupt:
            print("\nStopping the demo. Its data stays in var/.", flush=True)
            return None


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """Make every signal that asks to stop take the same way out."""
    raise KeyboardInterrupt


def ended(processes: Processes) -> str | None:
    """Return the name of a program that no longer runs, if there is one."""
    return next((name for name, process in processes.items() if process.poll() is not None), None)


def wait_until_ready(processes: Processes, port: int) -> None:
    """Return once the site says that it is ready, a program ended, or patience is over."""
    deadline = time.monotonic() + SECONDS_TO_START
    reason = ""
    while time.monotonic() < deadline and not ended(processes):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except urllib.error.HTTPError as error:
            reason = error.read().decode(errors="replace").strip()
        except OSError as error:
            reason = str(error)
        time.sleep(0.1)
    print(f"The demo is not quite ready: {reason}", file=sys.stderr)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to stop, and kill it when it does not."""
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
