"""What the demo's pages cost when the application renders them, beside a bare view and the floor.

No page cache stands before the application. Statements are counted with every cache empty; times
and processor seconds are those of a running site.
"""

from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from . import cpu, demo, floor, load
from .report import Line, at_most
from .server import Server, Servers
from .sizes import ROUNDS, SECONDS

MOST_SQL = 12
# 0.36 of the blog page of Wagtail's bakerydemo, which took 43 ms where the floor took 8.7 ms.
MOST_FLOORS = 0.36 * 43 / 8.7


class Cost(NamedTuple):
    """What one request takes: processor time of both in ms; and how many a second are answered."""

    application: float
    database: float
    rate: float

    def __str__(self) -> str:
        return (
            f"{self.milliseconds:.1f} ms "
            f"({self.application:.1f} + {self.database:.1f}), {self.rate:.0f}/s"
        )

    @property
    def milliseconds(self) -> float:
        """Of application and database together."""
        return self.application + self.database


def measure(servers: Servers) -> Iterator[Line]:
    """Yield statements, processor time and rate of each page, and its ratios."""
    pages = demo.statements()
    drawn = {what: page for what, page in pages.items() if not page["list"]}
    with demo.server() as site, floor.make(servers.ours.log.parent / "floor") as wagtail:
        found = _in_turns(
            {
                "bare": (servers.bare, "/readyz"),
                "floor": (wagtail, floor.PAGE),
                **{what: (site, page["path"]) for what, page in drawn.items()},
            }
        )
    bare, lowest = found["bare"], found["floor"]
    yield Line("Bare view: CPU of application and database", str(bare))
    yield Line("Floor, the page of `wagtail start`: CPU of application and database", str(lowest))
    for what in drawn:
        floors = found[what].milliseconds / lowest.milliseconds
        rate = found[what].rate / bare.rate
        yield Line(
            f"{what.capitalize()}: CPU of application and database",
            f"{found[what]}; {floors:.2f} of the floor, {rate:.3f} of the bare view's rate",
            f"at most {MOST_FLOORS:.2f} of the floor",
            floors <= MOST_FLOORS,
            row="rendered",
            used=at_most(floors, MOST_FLOORS),
        )
    for what, page in pages.items():
        yield Line(
            f"{what.capitalize()}: statements, caches empty",
            f"{page['asked']}, {page['repeated']} repeated",
            f"at most {MOST_SQL}, none repeated",
            page["asked"] <= MOST_SQL and not page["repeated"],
            row="statements",
            used=at_most(page["asked"], MOST_SQL),
        )


def _in_turns(addresses: dict[str, tuple[Server, str]]) -> dict[str, Cost]:
    """Return what a request takes: medians of rounds taken in turn."""
    for server, path in addresses.values():
        load.get(server.url + path, 1)
    seen: dict[str, list[Cost]] = {what: [] for what in addresses}
    for _round in range(ROUNDS):
        for what, (server, path) in addresses.items():
            before = cpu.used(server)
            told = load.get(server.url + path, SECONDS)
            used = cpu.used(server).since(before)
            own, database = (seconds * 1000 / told.answers for seconds in used)
            seen[what].append(Cost(own, database, told.rate))
    return {
        what: Cost._make(median(column) for column in zip(*rows, strict=True))
        for what, rows in seen.items()
    }
