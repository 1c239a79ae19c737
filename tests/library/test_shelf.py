"""The library's list is kept between visits: it follows every change, and shows nothing hidden."""

import pytest
from django.test import Client
from wagtail.log_actions import log

from home.bits import PageBits
from library.models import PublicationPage
from library.selectors import shelf
from tests.factories.branches import Branch, plant
from tests.factories.library import PublicationFactory, library_of, publication_page
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    return plant("en")["en"]


def titles(branch: Branch, query: str = "") -> list[str]:
    """Return what the list shows, having been asked before."""
    address = f"{library_of(branch).url}{query}"
    return [card.title for card in Client().get(address).context["cards"]]


def page(branch: Branch, title: str, **facts: object) -> PublicationPage:
    return publication_page(branch, PublicationFactory.create(**facts), title=title)


def test_it_is_read_once_until_something_changes(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(branch, "Crèches", year=2020)
    read, whole = [], shelf._read

    def watched(locale_id: int) -> PageBits:
        read.append(locale_id)
        return whole(locale_id)

    monkeypatch.setattr(shelf, "_read", watched)
    assert [titles(branch) for _time in range(3)] == [["Crèches"]] * 3
    assert len(read) == 1


def test_what_is_published_and_taken_back_is_seen_at_once(branch: Branch) -> None:
    first = page(branch, "First", year=2020)
    assert titles(branch) == ["First"]
    second = page(branch, "Second", year=2021)
    second.unpublish(user=editor())
    assert titles(branch) == ["First"]
    second.save_revision().publish()
    assert titles(branch) == ["Second", "First"]
    first.unpublish(user=editor())
    assert titles(branch) == ["Second"]
    assert titles(branch, "?year=2020") == []


def test_a_record_that_is_edited_moves_at_once(branch: Branch) -> None:
    first, second = page(branch, "First", year=2020), page(branch, "Second", year=2021)
    assert titles(branch) == ["Second", "First"]
    first.publication.year = 2022
    first.publication.save()
    log(first.publication, "wagtail.edit", user=editor())
    assert titles(branch) == ["First", "Second"]
    assert titles(branch, "?year=2022") == ["First"]
    assert second.publication.year == 2021


def test_what_was_hidden_past_every_log_is_not_shown_either(branch: Branch) -> None:
    page(branch, "First"), page(branch, "Second")
    assert len(titles(branch)) == 2
    PublicationPage.objects.filter(title="Second").update(live=False)
    assert titles(branch) == ["First"]


@pytest.mark.parametrize("number", ["0", "7", "x", "99999999999999999999"])
def test_a_page_that_is_not_there_is_the_nearest(branch: Branch, number: str) -> None:
    page(branch, "First")
    assert titles(branch, f"?page={number}") == ["First"]


def test_an_empty_library_has_no_choices(branch: Branch) -> None:
    found = shelf.shelf_of(library_of(branch).locale_id)
    assert (found.keys, found.bits, found.in_order(0)) == ([], {}, [])
