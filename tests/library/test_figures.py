"""Figures: written with their qualifier, superseded once, shown everywhere, older ones kept."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.figures import ShownFigure
from home.models import StandardPage
from library.actions.supersede import supersede
from library.figures import shown, value_text
from library.models import Statistic
from tests.factories.library import StatisticFactory
from tests.factories.staff import editor, moderator
from tests.factories.tree import site_tree


@pytest.mark.parametrize(
    ("language", "facts", "words"),
    [
        ("en", {"value": Decimal(1000), "unit": "number", "qualifier": "over"}, "over 1,000"),
        ("es", {"value": Decimal(61), "unit": "percent"}, "61\xa0%"),
        ("fr", {"value": Decimal(61), "unit": "number", "qualifier": "about"}, "environ 61"),
        ("en", {"value": Decimal("46.9"), "unit": "percent"}, "46.9%"),
        ("fr", {"value": Decimal("52.40"), "unit": "percent"}, "52,4\xa0%"),
        (
            "en",
            {"value": Decimal("4.2"), "unit": "words", "unit_words": {"en": "years"}},
            "4.2 years",
        ),
    ],
)
def test_a_number_is_written_as_its_language_writes_it(
    language: str, facts: dict[str, Any], words: str
) -> None:
    with override(language):
        assert value_text(StatisticFactory.build(**facts)) == words


def test_what_a_figure_counts_says_in_which_language_it_is() -> None:
    figure = StatisticFactory.build(
        label={"es": "personas"}, unit="words", unit_words={"es": "mil"}
    )
    with override("fr"):
        found = shown(figure)
    assert isinstance(found, ShownFigure)
    assert (found.label, found.language) == ("mil personas", "es")
    assert found.source_title
    assert found.year


@pytest.mark.django_db
def test_a_newer_value_is_shown_on_every_page_and_the_older_one_stays_on_its_own(
    client: Client,
) -> None:
    branch = site_tree()["en"]
    older = StatisticFactory.create(code="informal", value=60, year="2016")
    for number in range(2):
        body = [{"type": "statistic", "value": {"code": "informal"}}]
        page = StandardPage(title=f"P{number}", slug=f"p{number}", body=body)
        branch.home.add_child(instance=page)
    newer = supersede(older, editor(), {"value": Decimal(61), "year": "2018"})
    older.refresh_from_db()
    assert (older.is_current, newer.is_current, newer.supersedes_id) == (False, True, older.pk)
    for number in range(2):
        answer = client.get(f"/en/p{number}/").content.decode()
        assert "61%" in answer
        assert "60%" not in answer
    page = client.get("/en/figures/informal/").content.decode()
    assert page.index("61%") < page.index("60%")
    assert client.get("/en/figures/unknown/").status_code == 404
    assert ModelLogEntry.objects.filter(action="library.supersede").count() == 1


@pytest.mark.django_db
def test_a_page_asks_once_for_all_its_figures(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    branch = site_tree()["en"]
    codes = [StatisticFactory.create().code for _ in range(9)]
    body = [{"type": "statistic", "value": {"code": code}} for code in (*codes, "gone")]
    branch.home.add_child(instance=StandardPage(title="P", slug="p", body=body))
    client.get("/en/p/")
    with django_assert_max_num_queries(12):
        answer = client.get("/en/p/").content.decode()
    assert answer.count("big-number__value") == 9


@pytest.mark.django_db
def test_only_editors_supersede_figures() -> None:
    older = StatisticFactory.create()
    for person in (AnonymousUser(), moderator("en")):
        with pytest.raises(NotAllowed):
            supersede(older, person, {"value": Decimal(62)})


@pytest.mark.django_db
def test_a_newer_value_without_a_source_is_refused_and_changes_nothing() -> None:
    older = StatisticFactory.create()
    for source in ("", "   "):
        with pytest.raises(Invalid) as refusal:
            supersede(older, editor(), {"source_title": source})
        assert refusal.value.field == "source_title"
    assert Statistic.objects.get().is_current


@pytest.mark.django_db
def test_a_version_is_superseded_once() -> None:
    older, person = StatisticFactory.create(), editor()
    supersede(older, person, {"value": Decimal(62)})
    with pytest.raises(Conflict):
        supersede(older, person, {"value": Decimal(63)})


@pytest.mark.django_db
def test_the_admin_asks_for_source_and_year_and_supersedes(client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    older = StatisticFactory.create(code="informal", value=60)
    address = f"/admin/figures/{older.pk}/supersede/"
    words = {
        "value": "61",
        "unit": "percent",
        "label_en": "of workers",
        "year": "",
        "source_title": "",
    }
    refused = client.post(address, words)
    assert refused.status_code == 422
    assert set(refused.context["form"].errors) == {"year", "source_title"}
    done = client.post(address, words | {"year": "2018", "source_title": "ILO"})
    assert done.status_code == 302
    assert Statistic.objects.current().get().value == 61
    again = client.post(address, words | {"year": "2019", "source_title": "ILO"})
    assert again.status_code == 409
    listed = client.get("/admin/snippets/library/statistic/").content.decode()
    assert "61%" in listed
    assert "A newer value" in listed
    new = client.post(
        "/admin/snippets/library/statistic/add/", {**words, "code": "new", "source_title": " "}
    )
    assert not Statistic.objects.filter(code="new").exists()
    assert new.status_code == 200
