"""Load from wrk, on the same machine as the server."""

import re
import subprocess
from dataclasses import dataclass
from itertools import count
from pathlib import Path

SIGN = Path(__file__).with_name("sign.lua")
CONFIRM = Path(__file__).with_name("confirm.lua")
_runs = count()
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """What came back.

    Attributes:
        rate: answers a second.
        p99: the time within which 99 of 100 came, in ms.
        answers: how many came.
    """

    rate: float
    p99: float
    answers: int


def post(url: str, path: str, seconds: int, connections: int = 8) -> Load:
    """Sign at `path` as fast as the server answers; RuntimeError for any refusal."""
    told = _run(url, seconds, connections, "-s", str(SIGN), "--", path, str(next(_runs)))
    return _read(told)


def confirm(url: str, links: Path, seconds: int, connections: int = 8) -> Load:
    """Open the links of a file and press their buttons; RuntimeError for any refusal."""
    told = _run(url, seconds, connections, "-s", str(CONFIRM), "--", str(links))
    return _read(told)


def get(url: str, seconds: int, connections: int = 8, *, headers: tuple[str, ...] = ()) -> Load:
    """Read one address as fast as the server answers; RuntimeError for any refusal."""
    return _read(
        _run(url, seconds, connections, *(word for one in headers for word in ("-H", one)))
    )


def _run(url: str, seconds: int, connections: int, *script: str) -> str:
    options = ["-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    before, after = list(script), []
    if "--" in before:
        place = before.index("--")
        before, after = before[:place], before[place:]
    command = ["wrk", *options, *before, url, *after]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _read(told: str) -> Load:
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(told)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    latency = re.search(r"99%\s+([\d.]+)(us|ms|s)", told)
    answers = re.search(r"(\d+) requests in", told)
    if not rate or not latency or not answers:
        raise RuntimeError(told)
    p99 = float(latency[1]) * _MILLISECONDS[latency[2]]
    return Load(float(rate[1]), p99, int(answers[1]))
