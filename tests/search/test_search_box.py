"""The search box on both databases: whatever is typed is answered, and helps."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.models import StandardPage
from network.models import OrganisationName
from search.actions.index import index_organisations
from search.actions.learn_words import learn_words
from search.actions.note_miss import forget_misses, may_be_kept, note_miss
from search.models import MissedSearch, SearchDocument
from search.selectors import candidates, results
from search.selectors.misses import often_missed
from search.selectors.wording import worded
from search.words.typed import words_of_query
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, moderator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def branch() -> Branch:
    """A site in English with a page and an organisation."""
    found = site_tree("en")["en"]
    found.home.add_child(
        instance=StandardPage(
            title="A crèche in the market",
            slug="creche",
            summary="Open from five in the morning.",
            locale=found.locale,
            terms={"theme": ["child-care"], "country": ["GH"]},
        )
    )
    OrganisationFactory.create(name="आशा घरेलू कामगार संघ", slug="asha", country="IN")
    while learn_words():
        pass
    return found


@given(typed=st.text(max_size=80))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_database_takes_whatever_is_typed(branch: Branch, typed: str) -> None:
    query = worded(words_of_query(typed), "en")
    assert (
        len(candidates.candidates(query, SearchDocument.objects.visible()))
        <= SearchDocument.objects.count()
    )


@pytest.mark.parametrize(
    "typed", ["'", '"', "a & b | !c", "a:*", "NEAR(a b)", "a' OR 1=1 --", "\\", "%", "title:x", "*"]
)
def test_signs_of_a_query_language_mean_nothing(client: Client, branch: Branch, typed: str) -> None:
    assert client.get("/en/search/", {"q": typed}).status_code == 200
    assert client.get("/en/search/suggestions.json", {"q": typed}).status_code == 200


def test_facets_count_and_narrow(client: Client, branch: Branch) -> None:
    groups = client.get("/en/search/?q=creche").context["facet_groups"]
    counts = {
        group["name"]: {option["value"]: option["count"] for option in group["options"]}
        for group in groups
    }
    assert counts["theme"] == {"child-care": 1}
    assert counts["country"] == {"GH": 1}
    assert counts["type"] == {"pages": 1}
    assert counts["language"] == {"en": 1}
    assert client.get("/en/search/?q=creche&country=GH").context["total"] == 1
    nothing = client.get("/en/search/?q=creche&country=PE").context
    assert nothing["total"] == 0
    assert nothing["wider_url"] == "?q=creche"


def test_of_very_many_only_what_fits_the_choices_is_looked_at(
    client: Client, branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        here = {"terms": {"country": ["GH"]}} if number == 4 else {}
        branch.home.add_child(instance=StandardPage(title=f"Quokka {number}", **here))
    asked: list[Any] = []

    def note(query: Any, visible: Any, filed: Any = None) -> Any:
        asked.append(filed)
        return candidates.candidates(query, visible, filed)

    monkeypatch.setattr(results, "candidates", note)
    address = "/en/search/?q=quokka&country=GH"
    few = client.get(address)
    for module in (candidates, results):
        monkeypatch.setattr(module, "ENOUGH", 3)
    many = client.get(address)
    assert [filed and filed["country"] for filed in asked] == [None, "GH"]
    for answer in (few, many):
        assert [card.title for card in answer.context["cards"]] == ["Quokka 4"]
        assert answer.context["total"] == 1
    assert client.get("/en/search/?q=quokka").context["many"]


def test_an_organisation_is_found_without_a_profile_by_every_name(
    client: Client, branch: Branch
) -> None:
    record = OrganisationFactory.create(name="Kettle and Key", slug="kettle", acronym="KKDWU")
    OrganisationName.objects.create(organisation=record, kind="other", name="Ufunguo")
    index_organisations([record])
    learn_words()
    for words in ("ketle", "KKDWU", "ufunguo", "kettle key"):
        cards = client.get(f"/en/search/?q={words}").context["cards"]
        assert [card.url for card in cards] == ["/en/network/kettle/"], words
    cards = client.get("/en/search/?q=asha+gharelu").context["cards"]
    assert [card.url for card in cards] == ["/en/network/asha/"]


def test_a_slip_is_answered_with_what_was_meant(client: Client, branch: Branch) -> None:
    answer = client.get("/en/search/?q=markte")
    assert answer.context["instead"] == "market"
    assert "<mark>market</mark>" in answer.content.decode()
    assert client.get("/en/search/?q=market").context["instead"] == ""


def test_suggestions_are_titles_of_public_things(client: Client, branch: Branch) -> None:
    answer = client.get("/en/search/suggestions.json?q=creche mar")
    assert answer.json() == {"suggestions": ["A crèche in the market"]}
    assert "max-age" in answer.headers["Cache-Control"]
    assert not answer.cookies
    assert client.get("/en/search/suggestions.json?q=a").json() == {"suggestions": []}


def test_who_finds_nothing_is_helped(client: Client, branch: Branch) -> None:
    answer = client.get("/en/search/?q=xylophone")
    assert answer.context["total"] == 0
    assert {section["title"] for section in answer.context["sections"]} >= {"Stories"}
    assert "What you can try" in answer.content.decode()


def test_editors_see_what_was_asked_on_several_occasions(client: Client, branch: Branch) -> None:
    for hours in (0, 0, 1, 30):
        with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
            client.get("/en/search/?q=Xylophone")
    with time_machine.travel(NOON, tick=False):
        client.get("/en/search/?q=zither")
    assert list(often_missed()) == [
        {
            "language": "en",
            "words": "xylophone",
            "total": 3,
            "days": 2,
            "last": (NOON + timedelta(hours=30)).date(),
        }
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "ama@example.org",
        "ama mensah example.org",
        "+233 20 123 4567",
        "0201234",
        "https://example.org",
        "I am writing to you because my neighbour has a problem",
        "x" * 60,
        "",
    ],
)
def test_what_could_be_about_somebody_is_not_kept(typed: str) -> None:
    assert not may_be_kept(typed, words_of_query(typed))
    assert not note_miss(typed, words_of_query(typed), "en")
    assert not MissedSearch.objects.exists()


def test_what_was_asked_seldom_is_forgotten_soon_and_everything_in_the_end() -> None:
    for days, words, times in ((5, "new", 1), (20, "rare", 1), (20, "often", 3), (200, "old", 9)):
        day = (NOON - timedelta(days=days)).date()
        MissedSearch.objects.create(day=day, language="en", words=words, times=times, last_hour=1)
    with time_machine.travel(NOON, tick=False):
        assert forget_misses() == 2
    assert set(MissedSearch.objects.values_list("words", flat=True)) == {"new", "often"}


def test_the_report_is_for_editors(client: Client, branch: Branch) -> None:
    for user, status in ((editor(), 200), (moderator("en"), 403)):
        client.force_login(user)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("django.conf.settings.ADMIN_REQUIRES_MFA", False)
            assert client.get("/admin/reports/missed-searches/").status_code == status


def test_saving_the_same_page_again_writes_nothing(branch: Branch) -> None:
    page = StandardPage.objects.get(slug="creche")
    before = SearchDocument.objects.get(page=page)
    page.save()
    after = SearchDocument.objects.get(page=page)
    assert (after.pk, after.learned) == (before.pk, True)
    page.title = "A nursery in the market"
    page.save()
    assert not SearchDocument.objects.get(page=page).learned
