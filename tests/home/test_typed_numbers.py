"""Numbers that somebody typed into an address or a form."""

import pytest

from home.typed_numbers import LONGEST, whole_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7", 7),
        ("007", 7),
        ("9" * LONGEST, int("9" * LONGEST)),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("٣", None),
        ("1 ", None),
        ("9" * (LONGEST + 1), None),
        ("9" * 5_000, None),
    ],
)
def test_only_digits_that_a_row_can_have_are_a_number(typed: str, number: int | None) -> None:
    assert whole_number(typed) == number


def test_a_caller_may_expect_fewer_digits() -> None:
    assert whole_number("12345", longest=4) is None
