"""Signing through the full stack, beside a bare view that inserts one row."""

from collections.abc import Iterator
from statistics import median

from . import load, site
from .report import Line, at_least
from .server import Servers
from .sizes import MANY, ROUNDS, SECONDS

AT_LEAST = 0.5
FEW = 1_000
KEPT_WITH_MANY = 0.95


def measure(servers: Servers) -> Iterator[Line]:
    """Yield the rates, measured in turns so that both meet the same machine."""
    site.forget()
    ours, bare = servers
    sign_path = f"/p/{site.CODE}/sign/"
    rates: dict[str, list[float]] = {"bare": [], "same": [], "sign": []}
    slowest = []
    for server, path in ((bare, "/insert/"), (ours, "/bare/insert/"), (ours, sign_path)):
        load.post(server.url, path, 2)
    for _round in range(ROUNDS):
        rates["bare"].append(load.post(bare.url, "/insert/", SECONDS).rate)
        rates["same"].append(load.post(ours.url, "/bare/insert/", SECONDS).rate)
        result = load.post(ours.url, sign_path, SECONDS)
        rates["sign"].append(result.rate)
        slowest.append(result.p99)
    bare_rate, sign_rate = median(rates["bare"]), median(rates["sign"])
    yield Line("Bare view, one ORM INSERT, no middleware", f"{bare_rate:.0f}/s")
    yield Line("The same view behind our middleware", f"{median(rates['same']):.0f}/s")
    yield Line("Signing, full stack", f"{sign_rate:.0f}/s, p99 {median(slowest):.0f} ms")
    ratio = median(s / b for s, b in zip(rates["sign"], rates["bare"], strict=True))
    beside = median(s / b for s, b in zip(rates["sign"], rates["same"], strict=True))
    yield Line("Signing against the bare view behind our middleware", f"{beside:.2f}")
    yield Line(
        "Signing against the bare view",
        f"{ratio:.2f}",
        f"at least {AT_LEAST}",
        ratio >= AT_LEAST,
        row="sign",
        used=at_least(ratio, AT_LEAST),
    )


def measure_many(servers: Servers) -> Iterator[Line]:
    """Yield the rate with a million signatures against that with a thousand."""
    path = f"/p/{site.CODE}/sign/"
    rates = {}
    for number in (FEW, MANY):
        site.forget()
        site.fill(number)
        load.post(servers.ours.url, path, 1)
        rates[number] = median(
            load.post(servers.ours.url, path, SECONDS).rate for _round in range(ROUNDS)
        )
    ratio = rates[MANY] / rates[FEW]
    yield Line(
        f"Signing with {MANY:,} signatures against {FEW:,}",
        f"{ratio:.2f} ({rates[MANY]:.0f}/s, {rates[FEW]:.0f}/s)",
        f"at least {KEPT_WITH_MANY}",
        ratio >= KEPT_WITH_MANY,
        row="sign-many",
        used=at_least(ratio, KEPT_WITH_MANY),
    )
