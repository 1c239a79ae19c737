"""How a text begins, as its title; and that such a title counts no words of its own."""

import pytest

from home.differences import changed_words, edits
from home.text import beginning


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("We have a key.\n\nMore follows.", "We have a key."),
        ("We have a <b>key</b> < no door", "We have a key < no door"),
        ("We have a key. It is small.", "We have a key."),
        ("On 3. May at 5 p. m. we met", "On 3. May at 5 p. m. we met"),
        ("हमारे पास चाबी है। कल पानी आएगा।", "हमारे पास चाबी है।"),
        (f"{'word ' * 20}end", f"{'word ' * 13}word…".replace("word word…", "word…")),
        ("字" * 90, "字" * 69 + "…"),
        ("", ""),
    ],
)
def test_a_text_begins_with_its_first_sentence_cut_after_a_word(text: str, begins: str) -> None:
    assert beginning(text) == begins
    assert len(beginning(text)) <= 70


def test_a_title_that_is_how_the_text_begins_is_no_change_of_its_own() -> None:
    before = {"title": "We have a key.", "text": "We have a key."}
    after = {"title": "We have a door.", "text": "We have a door."}
    assert changed_words(before, after) == 1
    assert edits(before, after) == [("key.", "door.")]
    assert changed_words({"title": "A", "text": "b"}, {"title": "C", "text": "b"}) == 1
