"""What is asked, two ways: whom a visitor picks, her letter, the pledges near her."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from campaign.models import AsksPage, CampaignPage
from tests.campaign.documents.reading import pages_of
from tests.factories.campaign import pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db
LETTER = "To the mayor of {country}\n\n{asks}\n\nRespectfully"
ASKS = [("organisation", "Vote on it"), ("government", "Pay for it"), ("government", "Open early")]


@pytest.fixture
def asks(tree: dict[str, Branch]) -> AsksPage:
    """A page of asks below a campaign that asks three things."""
    campaign = tree["en"].campaign
    campaign.body = [
        ("ask", {"audience": audience, "title": title, "text": "Soon."}) for audience, title in ASKS
    ]
    campaign.save()
    page = AsksPage(title="Asks", slug="asks", letter_government=LETTER)
    campaign.add_child(instance=page)
    return page


def shown(page: AsksPage, query: str = "") -> Any:
    """Return what a visitor sees."""
    answer = Client().get(f"{page.url}{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def sent(letter: str, kind: str = "txt", **more: str) -> Any:
    """Send a letter to be given back."""
    return Client().post("/en/letter/", {"letter": letter, "kind": kind, **more})


def test_whom_she_picks_decides_what_is_asked(asks: AsksPage) -> None:
    assert shown(asks).select(".ask") == []
    titles = [ask.h3.text for ask in shown(asks, "?to=government").select(".ask")]
    assert titles == ["Pay for it", "Open early"]
    assert [ask.h3.text for ask in shown(asks, "?to=organisation").select(".ask")] == ["Vote on it"]
    assert shown(asks, "?to=nobody&country=XX").select(".ask") == []


def test_the_letter_holds_the_asks_and_the_country(asks: AsksPage) -> None:
    letter = shown(asks, "?to=government&country=GH").select_one("textarea").text
    assert "mayor of Ghana" in letter
    assert "1. Pay for it. Soon." in letter
    assert "2. Open early. Soon." in letter
    assert "[your country]" in shown(asks, "?to=government").select_one("textarea").text
    assert shown(asks, "?to=organisation").select("textarea") == []


def test_asks_of_a_campaign_that_is_not_public_are_not_shown(
    asks: AsksPage, tree: dict[str, Branch]
) -> None:
    type(tree["en"].campaign).objects.filter(pk=tree["en"].campaign.pk).update(live=False)
    assert shown(asks, "?to=government").select(".ask") == []


def test_pledges_are_those_of_her_country_else_of_the_region_else_all(
    asks: AsksPage, tree: dict[str, Branch]
) -> None:
    for country, title in (("TG", "Crèche in Lomé"), ("PE", "Guardería en Lima")):
        pledge_page(
            tree["en"], title=title, organisation=OrganisationFactory.create(country=country)
        )

    def titles(country: str) -> set[str]:
        found = shown(asks, f"?to=government&country={country}").select(".card__title")
        return {card.text for card in found}

    assert titles("TG") == titles("GH") == {"Crèche in Lomé"}
    assert titles("IS") == titles("") == {"Crèche in Lomé", "Guardería en Lima"}


def test_the_letter_comes_back_as_a_file_and_is_kept_nowhere(asks: AsksPage) -> None:
    answer = sent("Dear mayor\n\nनमस्ते")
    assert answer["Content-Disposition"] == 'attachment; filename="letter.txt"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.decode() == "Dear mayor\r\n\r\nनमस्ते"
    printed = sent("Dear mayor\n\nPay for it.", "pdf")
    assert printed["Content-Type"] == "application/pdf"
    assert pages_of(printed.content) == ["Dear mayor Pay for it."]


@pytest.mark.parametrize(
    ("letter", "kind", "words"),
    [
        ("", "txt", "Write the letter first"),
        ("x" * 8001, "txt", "8000"),
        ("尊敬的市长", "pdf", "Download it as a text file"),
        ("a\x00b", "txt", "cannot be typed"),
    ],
)
def test_a_refused_letter_stands_there_as_typed(
    asks: AsksPage, letter: str, kind: str, words: str
) -> None:
    answer = sent(letter, kind, to="government", country="GH")
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert words in page.select_one("#errors").text
    typed = page.select_one("textarea").text.removeprefix("\n")
    assert typed.replace("\ufffd", "\x00") == letter
    assert len(page.select(".ask")) == 2


def test_letters_of_other_sites_and_too_many_are_refused(asks: AsksPage, settings: Any) -> None:
    assert Client().post("/en/letter/", headers={"origin": "https://evil.test"}).status_code == 403
    settings.LETTER_RATE_LIMIT = 1
    cache.clear()
    assert sent("One").status_code == 200
    assert sent("Two").status_code == 429


def test_without_a_public_page_of_asks_there_is_no_letter(asks: AsksPage) -> None:
    assert sent("Dear mayor").status_code == 200
    lock = PageViewRestriction.objects.create(page=asks, restriction_type=PageViewRestriction.LOGIN)
    assert sent("Dear mayor").status_code == 404
    lock.delete()
    asks.unpublish()
    assert sent("Dear mayor").status_code == 404


def test_the_page_costs_few_statements_whatever_it_shows(
    asks: AsksPage, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    for number in range(4):
        pledge_page(tree["en"], title=f"Pledge {number}")
    shown(asks, "?to=government&country=GH")
    with django_assert_max_num_queries(12):
        shown(asks, "?to=government&country=GH")


def test_a_refused_letter_stays_with_the_campaign_that_it_was_written_for(
    asks: AsksPage, tree: dict[str, Branch]
) -> None:
    campaign = CampaignPage(
        title="Second", slug="second", body=[("ask", {"audience": "government", "title": "Second"})]
    )
    tree["en"].home.add_child(instance=campaign)
    second = AsksPage(title="Asks", slug="asks", letter_government=LETTER)
    campaign.add_child(instance=second)
    number = shown(second, "?to=government").select_one("#letter [name=page]")["value"]
    for page, titles in ((number, ["Second"]), ("x", ["Pay for it", "Open early"])):
        refused = BeautifulSoup(sent("", to="government", page=page).content, "html.parser")
        assert [ask.h3.text for ask in refused.select(".ask")] == titles
    second.unpublish()
    refused = BeautifulSoup(sent("", to="government", page=number).content, "html.parser")
    assert len(refused.select(".ask")) == 2
