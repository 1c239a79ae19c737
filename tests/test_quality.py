"""docs/quality.md is what its command writes, and no promise is without a way to show it."""

import re

import pytest

from tests.measured import ROOT, recording
from tests.quality import page
from tests.quality.page import Figure
from tests.quality.rows import Reason, Row, reasons, rows

ROWS = list(rows())
KEYS = [row.key for row in ROWS]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)


def figure(row: str, met: bool | None) -> Figure:
    """Return a figure of a row."""
    return Figure(row, "7 /s", met, "2026-01-02", "abc")


def line_of(key: str, found: list[Figure]) -> str:
    """Return the line of a row in the table."""
    (row,) = (one for one in ROWS if one.key == key)
    return next(
        line for line in page.text(found).splitlines() if line.startswith(f"| {row.what} |")
    )


@pytest.mark.skipif(recording(), reason="it is written anew at the end of this run")
def test_the_page_is_what_make_quality_writes() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.text()


@each_row
def test_a_row_names_a_command_and_tests_that_exist(row: Row) -> None:
    target = re.match(r"make ([a-z-]+)", row.command)
    assert target
    assert target[1] in TARGETS
    for named in row.tests:
        path, _colons, test = named.partition("::")
        assert (ROOT / path).is_file(), named
        assert f"def {test}" in (ROOT / path).read_text(), named


def test_no_row_stands_twice_and_reasons_and_figures_belong_to_rows() -> None:
    assert len(KEYS) == len(set(KEYS))
    named = {*reasons(), *(one.row for one in page.figures())}
    assert named - set(KEYS) == set()


@each_row
def test_what_is_not_measured_or_not_kept_is_said_openly(row: Row) -> None:
    for found in ([], [figure(row.key, True), figure(row.key, False)]):
        assert f"\n- **{row.what}**: " in page.text(found)


def test_figures_stand_beside_the_goal_with_day_and_commit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page, "reasons", dict)
    line = line_of("photo", [figure("photo", True), figure("photo", None)])
    assert "7 /s; 7 /s (2026-01-02, abc) | yes" in line
    assert "| **no** |" in line_of("photo", [figure("photo", True), figure("photo", False)])
    assert f"| {page.NOTHING} |" in line_of("photo", [figure("photo", None)])


def test_a_reason_beside_good_figures_says_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "reasons", lambda: {"photo": Reason("Half.", "the other half.")})
    found = [figure("photo", True)]
    assert "| in part |" in line_of("photo", found)
    assert "Half. To close it: the other half." in page.text(found)
