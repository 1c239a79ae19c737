"""Which names may be of the same organisation, and which facts a file may change."""

from typing import Any

import pytest

from network.importing.compare import compare
from network.importing.likeness import are_alike, normal


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Coopérative Novissi", "SCOOPS NOVISSI"),
        ("Market Women's Union", "Market Womens Association"),
        ("Coopérative Association Noussindodo", "Coopérative Nussindodo"),
        ("Храна за всички", "Hrana za vsichki"),
        ("Kumasi Street Vendors", "United Street Vendors of Kumasi"),
    ],
)
def test_names_with_other_letters_forms_and_accents_are_alike(name: str, other: str) -> None:
    assert are_alike(normal(name), normal(other))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Coopérative Novissi", "Coopérative Espoir"),
        ("Coopérative Novissi 1", "Coopérative Novissi2"),
        ("Association des femmes", "Union des jeunes"),
        ("", "Novissi"),
    ],
)
def test_names_that_share_only_their_form_are_not_alike(name: str, other: str) -> None:
    assert not are_alike(normal(name), normal(other))


def test_the_name_of_a_town_makes_no_two_names_alike() -> None:
    one, other = normal("Alognon de Game Lili"), normal("Noutifafa de Game Lili")
    assert are_alike(one, other)
    assert not are_alike(one, other, normal("Game Lili"))


@pytest.mark.parametrize(
    ("ours", "said", "theirs", "changes", "differences"),
    [
        # Nothing new.
        ("Accra", {}, "Accra", False, False),
        ("Accra", {"town": "Tema"}, "Tema", False, False),
        # Nobody said anything, or nobody but the source.
        ("", {}, "Tema", True, False),
        ("Accra", {"town": "Accra"}, "Tema", True, False),
        # Somebody changed it here.
        ("Accra", {}, "Tema", False, True),
        ("Kumasi", {"town": "Accra"}, "Tema", False, True),
        ("", {"town": "Accra"}, "Tema", False, True),
    ],
)
def test_what_a_source_said_before_decides_what_it_may_change(
    ours: str, said: dict[str, Any], theirs: str, changes: bool, differences: bool
) -> None:
    found = compare({"town": ours}, said, {"town": theirs})
    assert (bool(found.changes), bool(found.differences)) == (changes, differences)


def test_a_place_known_to_a_metre_is_not_changed_by_the_area_around_it() -> None:
    found = compare({"place": ["6.69123", "-1.62456"]}, {}, {"place": ["6.69", "-1.62"]})
    assert found == compare({}, {}, {})
