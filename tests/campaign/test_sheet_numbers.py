"""Numbers of signature sheets: unique, typable, and sure to show a slip of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.sheet_numbers import ALPHABET, read_sheet_number, sheet_number

numbers = st.builds(
    sheet_number,
    st.integers(min_value=1, max_value=29_790),
    st.integers(min_value=1, max_value=999_999),
)


@given(numbers)
def test_a_number_is_read_as_it_was_printed(number: str) -> None:
    assert read_sheet_number(number) == number


@given(numbers, st.data())
def test_any_single_wrong_character_is_noticed(number: str, data: st.DataObject) -> None:
    places = [at for at, character in enumerate(number) if character != "-"]
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([one for one in ALPHABET if one != number[at]]))
    assert read_sheet_number(number[:at] + other + number[at + 1 :]) is None


@given(numbers, st.data())
def test_two_swapped_characters_are_noticed(number: str, data: st.DataObject) -> None:
    bare = number.replace("-", "")
    at = data.draw(st.integers(min_value=0, max_value=len(bare) - 2))
    swapped = bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :]
    assert (read_sheet_number(swapped) is None) == (bare[at] != bare[at + 1])


@given(numbers, st.data())
def test_a_forgotten_character_never_gives_the_number_of_the_sheet(
    number: str, data: st.DataObject
) -> None:
    bare = number.replace("-", "")
    at = data.draw(st.integers(min_value=0, max_value=len(bare) - 1))
    assert read_sheet_number(bare[:at] + bare[at + 1 :]) != number


def test_spaces_case_and_look_alikes_make_no_difference() -> None:
    number = sheet_number(7, 1)
    typed = number.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_sheet_number(f"  {typed} ") == number


@pytest.mark.parametrize("typed", ["", "K7R", "0" * 13, "K7R-0412-!", "😀" * 8, "ÄÖÜ-0001-2"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_sheet_number(typed) is None


def test_pledges_and_sheets_have_numbers_of_their_own() -> None:
    made = {sheet_number(pledge, serial) for pledge in range(1, 500) for serial in range(1, 20)}
    assert len(made) == 499 * 19
