"""Signing while workers are killed and the database restarts: nothing acknowledged is lost."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException

from django.db import connection
from django.db.models import Count, Sum

from campaign.actions.tally import tally
from campaign.models import Signature, SignatureTally
from home.models import OutboxMail

from . import site
from .form import headers, signing
from .report import Line
from .server import Server, Servers

SIGNINGS = 12_000
CLIENTS = 8
KILLS = 24
RESTARTS = 2
TRIES = 60


def measure(servers: Servers) -> Iterator[Line]:
    """Yield what came of many signings while everything around them was killed."""
    site.forget()
    connection.close()
    host = servers.ours.url.removeprefix("http://")
    over = threading.Event()
    chaos = threading.Thread(target=_kill_things, args=(servers.ours, over))
    chaos.start()
    with ThreadPoolExecutor(CLIENTS) as pool:
        signed = list(pool.map(lambda number: _sign(host, number), range(SIGNINGS)))
    over.set()
    chaos.join()
    yield from _compare([one for one in signed if one])


def _compare(signed: list[str]) -> Iterator[Line]:
    """Yield what the database holds against what was acknowledged."""
    kept = list(Signature.objects.values_list("email", flat=True))
    lost = set(signed) - set(kept)
    doubled = len(kept) - len(set(kept))
    mails = OutboxMail.objects.count()
    yield Line(
        f"Of {len(signed):,} acknowledged signings, lost and doubled",
        f"{len(lost)} and {doubled}",
        "0 and 0",
        not lost and not doubled and len(signed) == SIGNINGS,
    )
    yield Line("Mails for them", f"{mails:,}", f"{len(kept):,}", mails == len(kept))
    Signature.objects.update(state="confirmed", confirmed_at="2026-01-01T00:00Z")
    Signature.objects.update(changed_at="2026-01-01T00:00Z")
    tally()
    counted = SignatureTally.objects.aggregate(total=Sum("count"))["total"] or 0
    rows = Signature.objects.counted().aggregate(total=Count("pk"))["total"]
    yield Line("Tally against rows", f"{counted:,} and {rows:,}", "equal", counted == rows)


def _sign(host: str, number: int) -> str:
    """Sign until it is acknowledged, as people do; return the address, or nothing."""
    email = f"signer{number}@example.org"
    for _try in range(TRIES):
        try:
            sender = HTTPConnection(host, timeout=30)
            sender.request("POST", f"/p/{site.CODE}/sign/", signing(email), headers(number))
            if sender.getresponse().status == 303:
                return email
        except (OSError, HTTPException):
            pass
        finally:
            sender.close()
        time.sleep(0.5)
    return ""


def _kill_things(server: Server, over: threading.Event) -> None:
    """Kill web workers at random, and restart the database twice, until the signing is over."""
    acts = ["kill"] * KILLS + ["restart"] * RESTARTS
    random.shuffle(acts)
    for act in acts:
        if over.wait(random.uniform(0.5, 2)):
            return
        if act == "restart":
            restart_database()
        elif workers := _children(server):
            os.kill(random.choice(workers), signal.SIGKILL)


def restart_database() -> None:
    """Restart the throwaway cluster that pg_virtualenv made, as a crash would: at once."""
    version = os.environ.get("PGVERSION", "15")
    command = ["pg_ctlcluster", "--force", version, "regress", "restart", "-m", "immediate"]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=sys.stderr)


def _children(server: Server) -> list[int]:
    """Return the process numbers of the server's workers."""
    assert server.process is not None
    told = subprocess.run(
        ["pgrep", "--parent", str(server.process.pid)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in told.stdout.split()]
