"""Querysets whose statement is made once: the same rows, whatever else changes around them."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet, Value
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale, Page

from campaign.models import PledgePage, Signature
from campaign.models.story_page import StoryPhoto
from campaign.selectors import (
    alliance_wall,
    consent,
    endorsements,
    pledges,
    signing,
    stories,
    updates,
    wall,
)
from home import compiled as compiled_module
from home import routing
from home.blocks import related_pages
from home.compiled import EVERY, compiled
from home.drawn import Shared
from home.keeping import Kept
from home.models import StandardPage
from home.selectors import contact, menus, translations
from network import registrations
from network.models import OrganisationTerm
from tests.factories.network import OrganisationFactory
from tests.races import ON_POSTGRESQL, elsewhere

pytestmark = pytest.mark.django_db


@compiled("slugs", "title")
def found(slugs: list[str], title: str, shown: int) -> QuerySet[Page]:
    pages = Page.objects.filter(slug__in=slugs, title=title)
    return (
        pages.annotate(said=Value("100 % 'sure'")).select_related("locale").order_by("slug")[:shown]
    )


def planted(number: str) -> Page:
    """Put a page under the root of all trees."""
    page = Page(title=f"Page {number}", slug=f"p{number}", locale=Locale.objects.get())
    return Page.objects.get(depth=1).add_child(instance=page)


def test_it_gives_the_rows_of_the_queryset_whatever_the_values() -> None:
    one, two, three = (planted(number) for number in "123")
    for _ in range(7):
        assert found(slugs=["p1", "p2"], title="Page 2", shown=5) == [two]
        assert found(slugs=["p1", "p3"], title="Page 1", shown=5) == [one]
        assert found(slugs=["p3"], title="Page 3", shown=5) == [three]
    assert found(slugs=[], title="", shown=2) == []


def test_lists_of_any_length_make_few_statements() -> None:
    one = planted("1")
    known = len(found._plans)
    for length in range(20, 600, 7):
        slugs = [*(f"q{number}" for number in range(length)), "p1"]
        assert found(slugs=slugs, title="Page 1", shown=5) == [one]
    assert len(found._plans) <= known + 6


def test_related_rows_and_annotations_come_with_it() -> None:
    planted("1")
    found(slugs=["p1"], title="Page 1", shown=1)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        (page,) = found(slugs=["p1"], title="Page 1", shown=1)
        assert page.locale.language_code == "en"
        assert page.said == "100 % 'sure'"
    assert len(queries) == 1


def titles(pages: list[Page], *told: str) -> Shared:
    return Shared([*(page.title for page in pages), *told])


def test_what_is_made_of_the_same_rows_is_made_once() -> None:
    one = planted("1")
    first = found.made(titles, slugs=["p1"], title="Page 1", shown=5)
    assert [*first] == ["Page 1"]
    assert found.made(titles, slugs=["p1"], title="Page 1", shown=5) is first
    assert [*found.made(titles, "told", slugs=["p1"], title="Page 1", shown=5)] == [
        "Page 1",
        "told",
    ]
    with translation.override("es"):
        assert found.made(titles, slugs=["p1"], title="Page 1", shown=5) is not first
    Page.objects.filter(pk=one.pk).update(seo_title="Any column")
    assert found.made(titles, slugs=["p1"], title="Page 1", shown=5) is not first
    one.delete()
    assert [*found.made(titles, slugs=["p1"], title="Page 1", shown=5)] == []


def test_the_database_is_asked_each_time() -> None:
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            found.made(titles, slugs=["p1"], title="Page 1", shown=5)
        assert len(queries) == 1


def test_what_was_made_of_so_many_answers_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_module, "_made", Kept(2))
    for number in "1231":
        planted(f"{number}{uuid4().hex}")
        found.made(titles, slugs=[f"p{number}"], title=f"Page {number}", shown=int(number))
    assert len(compiled_module._made) == 2


def test_a_value_is_never_read_as_part_of_the_statement() -> None:
    planted("1")
    assert found(slugs=["p1' OR '1'='1"], title="%s $1 %%", shown=5) == []


def test_a_function_that_changes_its_value_is_refused() -> None:
    @compiled("word")
    def changed(word: str) -> QuerySet[Page]:
        return Page.objects.filter(slug=word.upper())

    EVERY.pop()
    with pytest.raises(ValueError, match="word"):
        changed(word="a")


@ON_POSTGRESQL
def test_a_column_that_is_too_narrow_for_a_mark_is_refused() -> None:
    @compiled("version")
    def narrow(version: int) -> QuerySet[Signature]:
        return Signature.objects.filter(token_version=version)

    EVERY.pop()
    with pytest.raises(ValueError, match="narrow"):
        narrow(version=1)


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_a_release_that_widens_a_column_does_not_stop_it() -> None:
    for _ in range(7):
        registrations._terms(ids=[1])
    table = OrganisationTerm._meta.db_table

    def widen() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN code TYPE varchar(500)")

    elsewhere(widen)
    assert registrations._terms(ids=[1]) == []


def test_what_was_prefetched_by_hand_equals_what_the_card_asks_for() -> None:
    here, there = OrganisationFactory.create_batch(2)
    here.terms.create(vocabulary="sector", code="wp")
    cards = registrations.organisation_cards(1, 5)
    assert {card.title: bool(card.text) for card in cards} == {here.name: True, there.name: False}


ARGUMENTS: dict[Any, dict[str, Any]] = {
    found: {"slugs": ["a"], "title": "b", "shown": 1},
    routing._families: {"paths": ["/a/", "/b/"]},
    routing._served: {"model": PledgePage, "pk": 1, "stone": ""},
    menus._menus: {"language": "en"},
    menus._pages: {"ids": [1, 2]},
    related_pages._public: {"model": StandardPage, "ids": [1]},
    related_pages._types: {"ids": [1, 2]},
    pledges._newest: {"locale_id": 1, "limit": 3, "organisations": [1]},
    stories._newest: {"locale_id": 1, "limit": 3, "organisations": []},
    stories._related: {"pk": 1, "kind": "story", "locale_id": 1, "language": "en"},
    stories._photos: {"model": StoryPhoto, "page_id": 1},
    updates._newest: {"locale_id": 1, "kind": "about", "one": 1, "begin": 0, "size": 4},
    wall._signed: {"pledge_id": 1, "begin": 0, "size": 3},
    alliance_wall._rows: {},
    endorsements._named: {"pledge_id": 1},
    registrations._newest: {"limit": 3, "wanted": (("org_type", "coop"),)},
    registrations._terms: {"ids": [1]},
    signing._page: {"pk": 1},
    signing._signed: {"pk": 1, "code": "a"},
    contact._contact: {"language": "en"},
    consent._wordings: {"languages": ["en", "es"]},
    translations._siblings: {"pk": 1},
}


def test_every_one_is_looked_at_below() -> None:
    assert set(EVERY) == set(ARGUMENTS)


@pytest.mark.parametrize("one", ARGUMENTS, ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_its_statement_depends_on_its_arguments_alone(one: Any, time_machine: Any) -> None:
    time_machine.move_to("2026-01-01")
    before = one.build(**ARGUMENTS[one]).query.sql_with_params()
    time_machine.move_to("2031-07-01")
    with translation.override("es"):
        assert one.build(**ARGUMENTS[one]).query.sql_with_params() == before


@pytest.mark.parametrize("one", ARGUMENTS, ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_its_rows_are_those_of_the_queryset(one: Any) -> None:
    given = ARGUMENTS[one]
    assert one(**given) == list(one.build(**given))
