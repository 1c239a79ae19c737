"""Pieces of pages that are drawn once: never one in the place of another, never a private one."""

from collections import UserList
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from home import drawn as pieces
from home.cards import Card
from home.drawn import IncomparableError, drawn, value_of
from home.models import SiteImage
from home.viewing import Viewing, viewed_as

CARD = "components/card.html"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """What was drawn, not taken from what is there."""
    pieces._kept.clear()
    made: list[Any] = []
    whole = Template.render

    def watched(self: Template, context: Context) -> SafeString:
        made.append(self.name)
        return whole(self, context)

    monkeypatch.setattr(Template, "render", watched)
    yield made
    pieces._kept.clear()


def card(**told: Any) -> str:
    one = Card(**{"title": "Crèche", "url": "/en/creche/", **told})
    return drawn(CARD, {"card": one, "level": 3}, lambda: {"card": one, "level": 3})


def test_the_same_is_drawn_once_and_what_differs_anew(made: list[Any]) -> None:
    assert card() == card()
    assert made == [CARD]
    assert "Tuesday" in card(text="Tuesday")
    assert made == [CARD, CARD]


def test_language_and_view_are_told_apart(made: list[Any]) -> None:
    picture = SiteImage(collection_id=1, width=4, height=3, released=True)
    waiting = card(image=picture)
    with translation.override("es"):
        assert card(image=picture) != waiting
    with viewed_as(Viewing(lite=True)):
        assert card(image=picture, image_alt="A yard") != card(image_alt="A yard")


def test_a_picture_that_is_no_longer_released_is_another_piece(made: list[Any]) -> None:
    copy = {"slot": "", "format": "jpeg", "width": 4, "height": 3, "size": 9}
    picture = SiteImage(collection_id=1, width=4, height=3, released=True)
    picture.copies = [copy | {"name": "images/a.jpg"}]
    assert "images/a.jpg" in card(image=picture)
    picture.released = False
    assert "images/a.jpg" not in card(image=picture)


def test_what_is_drawn_for_one_person_is_not_kept(made: list[Any]) -> None:
    with viewed_as(Viewing(private=True)):
        assert card() == card()
    assert made == [CARD, CARD]
    assert not pieces._kept


def test_text_that_counts_as_html_is_not_taken_for_the_same_text(made: list[Any]) -> None:
    for title in (SafeString("<b>x</b>"), "<b>x</b>"):
        assert ("&lt;b&gt;" in card(title=title)) is not isinstance(title, SafeString)


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), ("a", SafeString("a")), ({"a": 1}, [("a", 1)]), (None, ""), ((1, 2), ((1,), 2))],
)
def test_values_that_are_drawn_differently_differ(one: object, other: object) -> None:
    assert value_of(one) != value_of(other)
    assert value_of([one]) != value_of([other])


def test_values_are_compared_by_what_is_in_them() -> None:
    one = Card(title="A", url="/a/", badge=_("Draft"))
    assert value_of(one) == value_of(replace(one))
    assert value_of(one) != value_of(replace(one, url="/b/"))
    assert value_of(UserList([date(2026, 1, 2)])) == value_of([date(2026, 1, 2)])
    hash(value_of({"cards": [one], "image": SiteImage(collection_id=1, copies=[{"name": "a"}])}))


@pytest.mark.parametrize("told", [object(), {"a": [1.5]}, {1, 2}, datetime(2026, 1, 1, tzinfo=UTC)])
def test_what_cannot_be_compared_is_drawn_each_time(told: object, made: list[Any]) -> None:
    with pytest.raises(IncomparableError):
        value_of(told)
    for _time in range(2):
        assert "Crèche" in drawn(
            CARD, told, lambda: {"card": Card(title="Crèche", url="/"), "level": 3}
        )
    assert made == [CARD, CARD]


def test_so_many_are_kept_and_the_oldest_go_first(
    made: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces._kept, "most", 2 * len(card(title="Z")) + 1)
    pieces._kept.clear()
    made.clear()
    for title in ("A", "B", "C", "C", "B", "A"):
        card(title=title)
    assert len(made) == 4
    assert len(pieces._kept) == 2


def test_the_tag_draws_what_include_does(made: list[Any]) -> None:
    context = {"card": Card(title="A & B", url="/a/", language="ur"), "level": 2}
    tag = '{% load drawing %}{% drawn "components/card.html" card=card level=level %}'
    include = '{% include "components/card.html" with card=card level=level only %}'
    expected = Template(include).render(Context(context))
    assert Template(tag).render(Context(context)) == expected
