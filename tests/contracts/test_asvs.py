"""docs/asvs.csv: one row a requirement of OWASP ASVS 5, with where it is kept and what shows it.

The states are `met` (with a test that exists), `does not apply` (with a reason) and `open`: nobody
has looked yet, or nothing keeps it. The number of open rows may only fall; at 0 the ratchet goes.
"""

import csv
import re
from collections import Counter

import pytest

from tests.contracts.repository import ROOT
from tests.measured import record, recording

# Requirements of levels 1 and 2, and those of level 3 that we took on, by chapter.
CHAPTERS = {
    "V1": 29,
    "V2": 13,
    "V3": 21,
    "V4": 11,
    "V5": 11,
    "V6": 37,
    "V7": 19,
    "V8": 8,
    "V9": 7,
    "V11": 14,
    "V12": 9,
    "V13": 13,
    "V14": 12,
    "V15": 14,
    "V16": 17,
}
MOST_OPEN = 25


def rows() -> list[dict[str, str]]:
    """Return the table."""
    with (ROOT / "docs" / "asvs.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


ROWS = rows()


def test_every_requirement_has_one_row() -> None:
    names = [row["requirement"] for row in ROWS]
    assert len(set(names)) == len(names)
    assert Counter(name.partition(".")[0] for name in names) == CHAPTERS
    assert all(re.fullmatch(r"V\d+\.\d+\.\d+", name) for name in names)
    assert {row["level"] for row in ROWS} == {"1", "2", "3"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["requirement"])
def test_a_row_says_what_keeps_it_and_names_a_test_that_is_there(row: dict[str, str]) -> None:
    where, node = row["where"], row["test"]
    if row["state"] == "open":
        assert (where, node) == ("", "")
    elif row["state"] == "does not apply":
        assert len(where) >= 15
        assert node == ""
    else:
        assert row["state"] == "met"
        assert where
        path, _colons, name = node.partition("::")
        text = (ROOT / path).read_text(encoding="utf-8")
        for part in name.split("::"):
            assert re.search(rf"^\s*(def|class) {part}\b", text, re.MULTILINE), node


def test_fewer_requirements_stay_open() -> None:
    number = sum(row["state"] == "open" for row in ROWS)
    if recording():
        record(
            "asvs-open",
            row="asvs",
            goal="0 open",
            value=f"{len(ROWS) - number} of {len(ROWS)}",
            unit="requirements have a test or do not apply",
            met=number == 0,
            command="make test",
        )
    assert number == MOST_OPEN
