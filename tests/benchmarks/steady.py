"""Signing at a steady 35 a second, each when her time has come, however long others wait."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import median, quantiles

from . import site
from .form import headers, signing
from .report import Line, at_most
from .server import Servers

A_SECOND = 35
SIGNERS = int(os.environ.get("BENCH_SIGNERS", str(A_SECOND * 60)))
MOST_MS = 120
# More than ever wait at once, unless the server has broken down.
HANDS = 64
WARM_UP = 20


def measure(servers: Servers) -> Iterator[Line]:
    """Yield p95 of the answers, counted from when the form should have been sent."""
    site.forget()
    host = servers.ours.url.removeprefix("http://")
    for number in range(WARM_UP):
        _sign(host, number, time.perf_counter())
    start = time.perf_counter() + 0.1
    with ThreadPoolExecutor(HANDS) as pool:
        waits = [
            pool.submit(_sign, host, WARM_UP + number, start + number / A_SECOND)
            for number in range(SIGNERS)
        ]
        times = [one.result() for one in waits]
    p95 = quantiles(times, n=20)[-1]
    yield Line(
        f"Signing, {A_SECOND} a second for {SIGNERS / A_SECOND:.0f} s",
        f"p95 {p95:.0f} ms, median {median(times):.0f} ms",
        f"p95 under {MOST_MS} ms",
        p95 < MOST_MS,
        row="sign-p95",
        used=at_most(p95, MOST_MS),
    )


def _sign(host: str, number: int, when: float) -> float:
    """Send a form at a moment; return how many milliseconds after it the answer was there."""
    time.sleep(max(0.0, when - time.perf_counter()))
    sender = HTTPConnection(host, timeout=60)
    body = signing(f"steady{number}@{number}.example.org")
    sender.request("POST", f"/p/{site.CODE}/sign/", body, headers(number))
    answer = sender.getresponse()
    answer.read()
    sender.close()
    if answer.status != 303:
        raise RuntimeError(f"{answer.status} instead of 303")
    return (time.perf_counter() - when) * 1000
