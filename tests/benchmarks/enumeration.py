"""Whether the time of the answer tells who has signed."""

import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from itertools import count
from statistics import median

from django.utils import timezone

from campaign.actions.withdraw import withdraw
from campaign.enums import SignatureState
from campaign.models import Signature

from . import site
from .form import headers, signing
from .report import Line
from .server import Servers

TIMES = 200
WITHIN_SHARE = 0.10
WITHIN_MS = 3.0
_numbers = count()


def measure(servers: Servers) -> Iterator[Line]:
    """Yield the medians of new, repeated, held and withdrawn-then-again signatures, in turns."""
    site.forget()
    host = servers.ours.url.removeprefix("http://")
    kinds: dict[str, Callable[[], str]] = {
        "new": _fresh,
        "repeated": _signed(host, SignatureState.CONFIRMED),
        "held": _signed(host, SignatureState.PENDING, held=True),
    }
    took: dict[str, list[float]] = {kind: [] for kind in (*kinds, "withdrawn, then again")}
    _post(host, _fresh())
    for _time in range(TIMES):
        for kind, who in kinds.items():
            took[kind].append(_post(host, who()))
        took["withdrawn, then again"].append(_post(host, _withdrawn(host)))
    medians = {kind: median(times) for kind, times in took.items()}
    apart = max(medians.values()) - min(medians.values())
    kept = apart <= max(WITHIN_MS, WITHIN_SHARE * min(medians.values()))
    yield Line(
        "Answer to a signing, " + ", ".join(medians),
        ", ".join(f"{value:.1f} ms" for value in medians.values()),
        f"within {WITHIN_SHARE:.0%} or {WITHIN_MS:.0f} ms",
        kept,
        row="enumeration",
    )


def _fresh() -> str:
    return f"new{next(_numbers)}@example.org"


def _signed(host: str, state: str, **fields: object) -> Callable[[], str]:
    """Return what gives the one address that has signed already."""
    address = _fresh()
    _post(host, address)
    Signature.objects.filter(email=address).update(
        state=state, confirmed_at=timezone.now(), **fields
    )
    return lambda: address


def _withdrawn(host: str) -> str:
    """Return an address that signed and withdrew."""
    address = _fresh()
    _post(host, address)
    withdraw(Signature.objects.get(email=address))
    return address


def _post(host: str, email: str) -> float:
    """Sign; return how many milliseconds the answer took."""
    began = time.perf_counter()
    connection = HTTPConnection(host)
    connection.request("POST", f"/p/{site.CODE}/sign/", signing(email), headers(next(_numbers)))
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - began) * 1000
    connection.close()
    if answer.status != 303:
        raise RuntimeError(f"{answer.status} instead of 303")
    return took
