"""The library as open data: filtered, paged, with licence, and without what an embargo holds."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from library.actions.supersede import supersede
from tests.factories.library import (
    PublicationFactory,
    StatisticFactory,
    file_of,
    publication_page,
)
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """A site in English."""
    return site_tree()["en"]


def ask(query: str = "") -> Any:
    """Return the answer to a question to the library."""
    return Client().get(f"/api/v1/library.json{query}")


def codes(query: str = "") -> list[str]:
    """Return the codes of the publications that are answered."""
    return [row["code"] for row in ask(query).json()["publications"]]


def test_publications_are_told_with_files_titles_and_licence(branch: Branch) -> None:
    record = PublicationFactory.create(code="one", authors="Lund, Francie")
    publication_page(branch, record, title="One", summary="Short.")
    file_of(record, "hi", pages=2)
    body = ask().json()
    assert body["licence"].startswith("https://creativecommons.org/")
    (row,) = body["publications"]
    assert row["authors"] == ["Lund, Francie"]
    assert row["titles"] == {"en": "One"}
    assert row["urls"]["en"].endswith("/en/library/one/")
    (file,) = row["files"]
    assert (file["language"], file["kind"], file["pages"]) == ("hi", "PDF", 2)


def test_each_filter_narrows_and_an_unknown_one_is_named(
    branch: Branch, django_capture_on_commit_callbacks: Any
) -> None:
    note = PublicationFactory.create(code="note", year=2020)
    report = PublicationFactory.create(code="report", series="research-report", title="Costs")
    with django_capture_on_commit_callbacks(execute=True):
        publication_page(branch, note, terms={"theme": ["child-care"]})
        publication_page(branch, report)
        file_of(report, "zu")
    assert codes() == ["report", "note"]
    assert codes("?series=briefing-note") == ["note"]
    assert codes("?theme=child-care") == ["note"]
    assert codes("?language=zu") == ["report"]
    assert codes("?year=2020") == ["note"]
    assert codes("?q=cost") == ["report"]
    assert ask("?series=astrology").status_code == 400
    assert ask("?page=2").status_code == 404
    assert ask("?limit=1").json()["next"].endswith("page=2")


def test_drafts_and_what_an_embargo_holds_back_are_not_told(branch: Branch) -> None:
    later = timezone.now() + timedelta(days=1)
    publication_page(branch, PublicationFactory.create(embargo_until=later))
    publication_page(branch, live=False)
    PublicationFactory.create()
    assert codes() == []


def test_who_has_the_answer_already_is_told_so(branch: Branch) -> None:
    tag = ask().headers["ETag"]
    assert Client().get("/api/v1/library.json", headers={"If-None-Match": tag}).status_code == 304


def test_the_number_of_queries_does_not_grow(
    branch: Branch, django_assert_max_num_queries: Any
) -> None:
    for _ in range(4):
        file_of(publication_page(branch).publication)
    with django_assert_max_num_queries(6):
        assert ask().json()["total"] == 4


def test_figures_are_told_with_their_sources_and_older_values() -> None:
    older = StatisticFactory.create(code="informal", value=60)
    supersede(older, editor(), {"value": 61})
    (row,) = Client().get("/api/v1/figures.json").json()["figures"]
    assert [one["value"] for one in row["versions"]] == [61, 60]
    assert [one["current"] for one in row["versions"]] == [True, False]
    assert all(one["source"] for one in row["versions"])
