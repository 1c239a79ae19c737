"""Lighthouse on a page, as on a phone: what it scores and what it finds fault with."""

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any

from tests.journeys.browser import FLAGS, executable
from tests.measured import ROOT

FOLDER = ROOT / "var" / "lighthouse"
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
MISSING = (
    "" if (FOLDER / "installed.json").exists() else "Lighthouse is not installed: .ci/lighthouse"
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# A line of 250 kbit/s with 300 ms, and a processor six times slower than this one.
SLOW = {
    "throttling.rttMs": "300",
    "throttling.throughputKbps": "250",
    "throttling.requestLatencyMs": "300",
    "throttling.downloadThroughputKbps": "250",
    "throttling.uploadThroughputKbps": "250",
    "throttling.cpuSlowdownMultiplier": "6",
}
MOST_SECONDS = 180


@dataclass(frozen=True)
class Scores:
    """What it says of a page: 0 to 100 by category, and the audits that cost points."""

    by_category: dict[str, int]
    faults: list[str]

    def __str__(self) -> str:
        return "/".join(str(score) for score in self.by_category.values())


def look(
    address: str,
    *,
    categories: tuple[str, ...] = CATEGORIES,
    slow: bool = False,
    skipped: tuple[str, ...] = (),
) -> Scores:
    """Open an address with Lighthouse's own settings of a phone; return the scores.

    Args:
        address: of a site on this machine, whose certificate need not be known.
        categories: what is looked at.
        slow: whether the line and the processor are those of `SLOW`.
        skipped: audits that do not fit, such as `is-crawlable` on a page that is to stay unlisted.
    """
    chrome = " ".join([*FLAGS, "--ignore-certificate-errors"])
    command = [
        *("node", str(PROGRAM), address, "--quiet", "--output=json"),
        *("--no-enable-error-reporting", f"--chrome-flags={chrome}"),
        f"--only-categories={','.join(categories)}",
        *([f"--skip-audits={','.join(skipped)}"] if skipped else []),
        *([f"--{name}={value}" for name, value in SLOW.items()] if slow else []),
    ]
    done = subprocess.run(
        command,
        cwd=FOLDER,
        env={**os.environ, "CHROME_PATH": executable()},
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=True,
    )
    return read(json.loads(done.stdout))


def read(report: dict[str, Any]) -> Scores:
    """Return what a report of Lighthouse says; RuntimeError when it could not open the page."""
    if report.get("runtimeError"):
        raise RuntimeError(report["runtimeError"]["message"])
    categories, audits = report["categories"], report["audits"]
    scores = {name: round(100 * (one["score"] or 0)) for name, one in categories.items()}
    counted = {
        audit["id"] for one in categories.values() for audit in one["auditRefs"] if audit["weight"]
    }
    return Scores(
        scores,
        [
            f"{name}: {audits[name].get('displayValue') or audits[name]['title']}"
            for name in sorted(counted)
            if audits[name]["score"] is not None and audits[name]["score"] < 1
        ],
    )
