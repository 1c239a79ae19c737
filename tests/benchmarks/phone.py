"""How the demo's pages come up on a phone, through the proxy: Lighthouse, and a very thin line."""

import json
import os
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests import lighthouse
from tests.journeys.browser import FLAGS, PHONE, executable

from . import demo, proxied
from .report import Line, at_least, at_most
from .server import Servers

# Each is looked at so often; the median counts, as Lighthouse's own guide advises.
TIMES = int(os.environ.get("BENCH_ROUNDS", "3"))
PERFECT, SLOW_SCORE = 100, 88
# What mails lead to is no page for search engines.
UNLISTED = ("is-crawlable",)
# Its cards show phones a picture of half their width, so that 20 of them stay light.
UNPROMISED = "story index"
KILOBIT = 1000 / 8
LINE = {"latency": 400, "downloadThroughput": 400 * KILOBIT, "uploadThroughput": 400 * KILOBIT}
MOST_SECONDS = 2.0
# When the largest block of words of the first screen is painted; a picture has an address.
PAINTED = """() => new Promise(resolve => new PerformanceObserver(list => resolve(
    list.getEntries().filter(entry => !entry.url).at(-1).startTime
)).observe({type: "largest-contentful-paint", buffered: true}))"""


def measure_scores(_servers: Servers) -> Iterator[Line]:
    """Yield the scores of each page with a phone's settings, and on a slow line and processor."""
    if lacking := lighthouse.MISSING or proxied.missing():
        yield Line("Lighthouse", f"not measured: {lacking}")
        return
    paths = _paths()
    with proxied.machine() as machine:
        for what, path in paths.items():
            skipped = UNLISTED if "/p/" in path else ()
            looks = [lighthouse.look(machine.url + path, skipped=skipped) for _time in range(TIMES)]
            middle = sorted(looks, key=lambda one: min(one.by_category.values()))[TIMES // 2]
            faults = f" ({'; '.join(middle.faults)})" if middle.faults else ""
            worst = min(middle.by_category.values())
            yield Line(
                f"Lighthouse, {what}",
                f"{middle}{faults}",
                "100/100/100/100",
                worst >= PERFECT,
                row="lighthouse",
                used=at_least(worst, PERFECT),
            )
            slow = median(
                lighthouse.look(
                    machine.url + path, categories=("performance",), slow=True
                ).by_category["performance"]
                for _time in range(TIMES)
            )
            yield Line(
                f"Lighthouse, {what}, 250 kbit/s, 300 ms, six times slower",
                f"{slow:.0f}",
                f"at least {SLOW_SCORE}",
                slow >= SLOW_SCORE,
                row="lighthouse-slow",
                used=at_least(slow, SLOW_SCORE),
            )


def measure_readable(_servers: Servers) -> Iterator[Line]:
    """Yield when the first screen of each page can be read on a thin line."""
    if lacking := proxied.missing():
        yield Line("Readable on a thin line", f"not measured: {lacking}")
        return
    paths = _paths()
    with proxied.machine() as machine, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        for what, path in paths.items():
            seconds = median(_seconds(browser, machine.url + path) for _time in range(TIMES))
            yield Line(
                f"Readable at 400 kbit/s and 400 ms, {what}",
                f"{seconds:.1f} s",
                f"{MOST_SECONDS:.0f} s",
                seconds <= MOST_SECONDS,
                row="readable",
                used=at_most(seconds, MOST_SECONDS),
            )
        browser.close()


def _paths() -> dict[str, str]:
    """Return the pages that are promised, and the steps of signing."""
    pages = {what: page["path"] for what, page in demo.statements().items() if what != UNPROMISED}
    steps = demo.run(["-m", "tests.benchmarks.links"], demo.environment())
    found: dict[str, str] = json.loads(steps.splitlines()[-1])
    return pages | found


def _seconds(browser: Browser, address: str) -> float:
    """Return the seconds until the words of the first screen are there, in a fresh window."""
    context = browser.new_context(**PHONE, ignore_https_errors=True)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", {"offline": False, **LINE})
    page.goto(address, wait_until="load")
    milliseconds: float = page.evaluate(PAINTED)
    context.close()
    return milliseconds / 1000
