"""Pages out of the proxy's cache, beside nginx serving the same bytes from disk, in turns."""

from collections.abc import Iterator
from statistics import median

from . import demo, load, proxied
from .report import Line, at_least
from .server import Servers
from .sizes import ROUNDS, SECONDS

AT_LEAST = 0.8
# Most programs that fetch pages ask for this; then both are compressed on their way out.
COMPRESSED = "Accept-Encoding: gzip"


def measure(_servers: Servers) -> Iterator[Line]:
    """Yield the rates of each page, and how near the proxy comes to the disk."""
    if lacking := proxied.missing():
        yield Line("Pages through the proxy", f"not measured: {lacking} is not here")
        return
    paths = {what: page["path"] for what, page in demo.statements().items() if not page["list"]}
    with proxied.machine() as machine:
        for number, (what, path) in enumerate(paths.items()):
            with machine.open(path) as answer:
                body = answer.read()
            (proxied.disk_of(machine) / f"{number}.html").write_bytes(body)
            for headers in [(), (COMPRESSED,)] if number == 0 else [()]:
                disk, kept = _in_turns(machine.url, f"/disk/{number}.html", path, *headers)
                name = what.capitalize() + (", compressed on the way" if headers else "")
                share = median(mine / its for mine, its in zip(kept, disk, strict=True))
                yield Line(
                    f"{name}: through the proxy against nginx from disk",
                    f"{share:.2f} ({median(kept):,.0f}/s, {median(disk):,.0f}/s)",
                    f"at least {AT_LEAST}",
                    share >= AT_LEAST,
                    row="proxy",
                    used=at_least(share, AT_LEAST),
                )


def _in_turns(url: str, file: str, path: str, *headers: str) -> tuple[list[float], list[float]]:
    """Return the rates of the file and of the page, of rounds in turn."""
    disk, kept = [], []
    for address in (file, path):
        load.get(url + address, 1, headers=headers)
    for _round in range(ROUNDS):
        disk.append(load.get(url + file, SECONDS, headers=headers).rate)
        kept.append(load.get(url + path, SECONDS, headers=headers).rate)
    return disk, kept
