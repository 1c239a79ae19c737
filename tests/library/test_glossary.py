"""Words of the glossary are marked once a page, and never inside a link or a tag."""

from library.documents.text import rich_parts, sheet_lines
from library.glossary import Marker, Word

KAYAYEI = Word("kayayei", frozenset({"kayayei", "kayayo"}), 'Porters "in Ghana"', "/g/#kayayei")
NHIS = Word("nhis", frozenset({"NHIS"}), "Insurance", "/g/#nhis")


def test_a_word_is_marked_at_its_first_place_alone() -> None:
    marker = Marker([KAYAYEI, NHIS])
    first = marker.mark("<p>A Kayayo pays the NHIS. The kayayei wait.</p>")
    assert first.count("<a ") == 2
    assert ">Kayayo</a>" in first
    assert "&quot;in Ghana&quot;" in first
    assert marker.mark("<p>kayayei</p>") == "<p>kayayei</p>"


def test_links_headings_attributes_and_parts_of_words_stay_as_they_are() -> None:
    for text in (
        '<p><a href="/x/">the <b>kayayei</b></a></p>',
        "<h3>kayayei</h3>",
        '<img alt="kayayei">',
        "<p>kayayeis</p>",
        "<p>&lt;b&gt;</p>",
    ):
        assert Marker([KAYAYEI]).mark(text) == text


def test_without_words_a_text_stays_as_it_is() -> None:
    assert Marker([]).mark("<p>kayayei</p>") == "<p>kayayei</p>"


def test_a_rich_text_becomes_plain_parts() -> None:
    parts = rich_parts("<h3>A</h3><p>B <b>c</b>&amp;d</p><ol><li>one</li><li>two</li></ol>")
    assert [(part["kind"], part["text"]) for part in parts] == [
        ("subheading", "A"),
        ("paragraph", "B c&d"),
        ("step", "one"),
        ("step", "two"),
    ]
    assert [part.get("number") for part in parts[2:]] == [1, 2]


def test_lines_of_a_handout_may_have_a_box_to_tick() -> None:
    assert sheet_lines("Place:\n\n[ ] 1.") == [
        {"text": "Place:", "tick": False},
        {"text": "1.", "tick": True},
    ]
