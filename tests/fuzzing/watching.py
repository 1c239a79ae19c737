"""How long an answer took, and how much memory."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

_OWN = Path("/proc/self")
# A busy machine, or what is loaded at the first call, is not what is looked for.
TRIES = 3


class Seen(NamedTuple):
    """An answer, and what it took.

    Attributes:
        answer: of the test's browser, read to its end.
        seconds: by the clock.
        megabytes: at the highest, above what there was before; 0 where the system does not tell.
    """

    answer: Any
    seconds: float
    megabytes: float


def watch(ask: Callable[[], Any], seconds: float, megabytes: float) -> Seen:
    """Ask, and ask again what took more: the last try counts.

    Args:
        ask: may be called more than once, and leaves nothing behind.
        seconds: that an answer may take.
        megabytes: that it may take.
    """
    for _try in range(TRIES):
        seen = _once(ask)
        if seen.seconds <= seconds and seen.megabytes <= megabytes:
            break
    return seen


def _once(ask: Callable[[], Any]) -> Seen:
    # Since Linux 4.0 this begins the highest mark anew (proc_pid_clear_refs(5)).
    with suppress(OSError):
        (_OWN / "clear_refs").write_text("5")
    before, start = _mark("VmRSS"), time.perf_counter()
    answer = ask()
    took = time.perf_counter() - start
    return Seen(answer, took, max(0.0, _mark("VmHWM") - before) / 1000)


def _mark(name: str) -> float:
    """Return a mark of this process in kB; 0 where there is none."""
    with suppress(OSError):
        found = re.search(rf"^{name}:\s+(\d+)", (_OWN / "status").read_text(), re.MULTILINE)
        return float(found[1]) if found else 0.0
    return 0.0
