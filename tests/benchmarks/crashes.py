"""Signing while workers are killed and the database restarts: nothing acknowledged is lost.

For a shorter try: `BENCH_SIGNINGS=500 BENCH_KILLS=4 python -m tests.benchmarks crashes`.
"""

import os
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path

from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Sum

from campaign.models import Pledge, Signature, SignatureTally
from campaign.tokens import make_token
from home.models import OutboxMail

from . import site
from .chaos import Chaos
from .form import headers, signing
from .report import Line
from .server import Servers
from .workers import Workers

SIGNINGS = int(os.environ.get("BENCH_SIGNINGS", "12000"))
KILLS = int(os.environ.get("BENCH_KILLS", "24"))
RESTARTS = 2
CLIENTS = 8
# One in so many presses the button of the mail, too.
CONFIRMS = 3
TRIES = 60
SECONDS_TO_CATCH_UP = 60
LOG = Path("var/bench/workers.log")


@dataclass
class Told:
    """What people were told: addresses of acknowledged signings and confirmations."""

    asked: int = 0
    signed: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)


def measure(servers: Servers) -> Iterator[Line]:
    """Yield what came of many signings while everything around them was killed."""
    site.forget()
    connection.close()
    host = servers.ours.url.removeprefix("http://")
    wanted = {"web worker": (KILLS + 1) // 2, "worker": KILLS // 2, "database": RESTARTS}
    with Workers(LOG) as workers:
        chaos = Chaos(servers.ours, workers, wanted)
        chaos.start()
        try:
            told = _sign_until(host, chaos.enough)
        finally:
            chaos.over.set()
            chaos.join()
        workers.revive()
        seconds = _catch_up()
    yield Line(
        "Killed: " + ", ".join(f"{name} {chaos.done[name]} times" for name in wanted),
        f"{chaos.done.total()}, {chaos.refused} more could not be",
        f"{sum(wanted.values())}",
        dict(chaos.done) == wanted,
    )
    yield from _compare(told)
    yield from _compare_counts(seconds)


def _sign_until(host: str, enough: threading.Event) -> Told:
    """Sign with several clients at once, as often as promised and until `enough` was broken."""
    told, numbers, turn = Told(), count(), threading.Lock()

    def client(_place: int) -> None:
        while True:
            with turn:
                number = next(numbers)
                if number >= SIGNINGS and enough.is_set():
                    return
                told.asked += 1
            email = f"signer{number}@{number}.example.org"
            path = f"/p/{site.CODE}/sign/"
            if _post(host, path, signing(email), number):
                told.signed.append(email)
                if number % CONFIRMS == 0 and _post(host, _link(email), "", number):
                    told.confirmed.append(email)

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(client, range(CLIENTS)))
    return told


def _link(email: str) -> str:
    """Return the path of the link in her mail."""
    for _try in range(TRIES):
        try:
            one = Signature.objects.only("pk", "token_version").get(email=email)
        except (DatabaseError, InterfaceError):
            time.sleep(0.5)
        else:
            return f"/p/{site.CODE}/confirm/{make_token('confirm', one.pk, one.token_version)}/"
        finally:
            connection.close()
    raise TimeoutError("the database did not come back")


def _post(host: str, path: str, body: str, number: int) -> bool:
    """Send a form until it is acknowledged, as people do; tell whether it ever was."""
    for _try in range(TRIES):
        sender = HTTPConnection(host, timeout=30)
        try:
            sender.request("POST", path, body, headers(number))
            if sender.getresponse().status == 303:
                return True
        except (OSError, HTTPException):
            pass
        finally:
            sender.close()
        time.sleep(0.5)
    return False


def _catch_up() -> float | None:
    """Wait until the workers have counted everybody; return the seconds, None when they did not."""
    began = time.monotonic()
    while (took := time.monotonic() - began) < SECONDS_TO_CATCH_UP:
        unscored = Signature.objects.filter(scored_at__isnull=True).exists()
        if not unscored and len(set(_counts())) == 1:
            return took
        time.sleep(0.5)
    return None


def _counts() -> tuple[int, int, int]:
    """Return the shown count, the sum of the tally, and the number of rows that count."""
    pledge = Pledge.objects.get(code=site.CODE)
    tallied = SignatureTally.objects.aggregate(total=Sum("count"))["total"] or 0
    return pledge.signature_count, tallied, Signature.objects.counted().count()


def _compare(told: Told) -> Iterator[Line]:
    """Yield what the database holds against what was acknowledged."""
    kept = list(Signature.objects.values_list("email", flat=True))
    lost = set(told.signed) - set(kept)
    doubled = len(kept) - len(set(kept))
    yield Line(
        f"Of {len(told.signed):,} acknowledged signings, lost and doubled",
        f"{len(lost)} and {doubled}",
        "0 and 0",
        not lost and not doubled and len(told.signed) == told.asked >= SIGNINGS,
    )
    mails = OutboxMail.objects.count()
    yield Line("Mails for them", f"{mails:,}", f"{len(kept):,}", mails == len(kept))
    yield _confirmations(told.confirmed, len(told.signed) // CONFIRMS)


def _confirmations(confirmed: Iterable[str], least: int) -> Line:
    """Return what became of the confirmations, which no job repeats."""
    rows = Signature.objects.filter(state="confirmed").values_list("email", flat=True)
    told, stand = set(confirmed), set(rows)
    return Line(
        f"Of {len(told):,} acknowledged confirmations, lost and not asked for",
        f"{len(told - stand)} and {len(stand - told)}",
        "0 and 0",
        told == stand and len(told) >= least > 0,
    )


def _compare_counts(seconds: float | None) -> Iterator[Line]:
    """Yield what is counted against the rows; the killed workers alone have counted."""
    shown, tallied, rows = _counts()
    yield Line(
        "Shown, tallied and counted rows",
        f"{shown:,}, {tallied:,} and {rows:,}",
        "equal, not 0",
        shown == tallied == rows > 0,
    )
    took = "not at all" if seconds is None else f"{seconds:.0f} s"
    yield Line("Caught up afterwards", took, f"within {SECONDS_TO_CATCH_UP} s", seconds is not None)
