"""The page of a pledge with no, many and very many signatures."""

from collections.abc import Iterator
from statistics import median

from . import load, site
from .report import Line, at_most
from .server import Servers
from .sizes import MANY, ROUNDS, SECONDS

NUMBERS = (0, MANY // 10, MANY)
WITHIN = 0.10


def measure(servers: Servers) -> Iterator[Line]:
    """Yield the rate of the page for each number of signatures, and how far they are apart."""
    site.forget()
    rates = {}
    for number in NUMBERS:
        site.fill(number)
        load.get(servers.ours.url + site.PAGE, 1)
        rates[number] = median(
            load.get(servers.ours.url + site.PAGE, SECONDS).rate for _round in range(ROUNDS)
        )
        yield Line(f"Page of a pledge with {number:,} signatures", f"{rates[number]:.0f}/s")
    apart = max(rates.values()) / min(rates.values()) - 1
    yield Line(
        "Page of a pledge, fastest against slowest",
        f"{apart:.0%} apart, with 0 to {MANY:,} signatures",
        f"at most {WITHIN:.0%}",
        apart <= WITHIN,
        row="page-many",
        used=at_most(apart, WITHIN),
    )
