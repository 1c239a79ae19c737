"""What the benchmarks stand on: shares, the chart, the stopwatch, reports of Lighthouse."""

import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Engine

from tests import lighthouse
from tests.benchmarks import chart, report
from tests.benchmarks.report import Line, at_least, at_most
from tests.benchmarks.stopwatch import TEMPLATES, Stopwatch

SVG = "{http://www.w3.org/2000/svg}"


def test_a_share_over_one_is_a_promise_that_is_not_kept() -> None:
    assert [at_most(180, 120), at_least(0.4, 0.6)] == pytest.approx([1.5, 1.5])
    assert at_least(0, 1) == float("inf")


def test_the_chart_draws_what_has_a_share_and_says_the_rest_in_words(tmp_path: Path) -> None:
    lines = [
        Line("A & B", "1 ms", "2 ms", True, used=0.5),
        Line("Far off", "9 ms", "2 ms", False, used=4.5),
        Line("Only told", "7/s"),
    ]
    chart.write(lines, tmp_path / "one.svg")
    drawn = ET.parse(tmp_path / "one.svg").getroot()  # noqa: S314 - our own
    words = [text.text for text in drawn.iter(f"{SVG}text")]
    assert "A & B" in words
    assert {"4.50 →", "9 ms"} <= {*words}
    assert "Only told" not in words
    bars = {one.get("class"): one for one in drawn.iter(f"{SVG}rect")}
    assert float(bars["broken"].get("width", 0)) == 4 * float(bars["kept"].get("width", 0))
    chart.write(lines[2:], tmp_path / "one.svg")
    assert not (tmp_path / "one.svg").exists()


def test_a_figure_is_noted_for_its_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    noted = {}
    monkeypatch.setattr(report, "record", lambda name, **told: noted.update({name: told}))
    report.note(Line("Bare view", "9/s"), "page")
    report.note(Line("Fast / slow", "3 %", "10 %", True, row="page-many"), "page")
    assert list(noted) == ["bench-page-fast-slow"]
    assert noted["bench-page-fast-slow"]["value"] == "Fast / slow: 3 %"


def test_time_is_counted_for_the_innermost_part() -> None:
    def work() -> str:
        until = time.thread_time() + 0.02
        while time.thread_time() < until:
            pass
        return ""

    with Stopwatch() as watch:
        watch.start()
        Engine().from_string("{{ work }}").render(Context({"work": work}))
        work()
    parts = watch.parts()
    assert 0.02 <= parts[TEMPLATES] < 0.04
    assert sum(parts.values()) == parts[TEMPLATES]


def test_lighthouse_scores_are_read_with_what_costs_points() -> None:
    told = lighthouse.read(
        {
            "categories": {
                "seo": {
                    "score": 0.92,
                    "auditRefs": [{"id": "title", "weight": 1}, {"id": "hint", "weight": 0}],
                }
            },
            "audits": {
                "title": {"score": 0, "title": "No title"},
                "hint": {"score": 0, "title": "A hint"},
            },
        }
    )
    assert (str(told), told.faults) == ("92", ["title: No title"])
    with pytest.raises(RuntimeError, match="no page"):
        lighthouse.read({"runtimeError": {"message": "no page"}})
