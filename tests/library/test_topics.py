"""The pages of programmes, themes and activities."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from home.models import ContactPage, StandardPage
from library.enums_programme import ActivityState
from library.models import ActivityPage, ImpactPage, ThemePage
from tests.factories.library import StatisticFactory
from tests.factories.programme import (
    PolicySpaceFactory,
    TeamMemberFactory,
    activity,
    add,
    programme,
)
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def branch() -> Branch:
    """A site in English."""
    return site_tree("en")["en"]


def main_of(text: str) -> str:
    """Return the main part of a page."""
    return text.partition("<main")[2].partition("</main")[0]


def headings(text: str) -> list[str]:
    """Return the headings of the second level."""
    return [
        re.sub(r"<[^>]+>", "", one).strip()
        for one in re.findall(r"<h2[^>]*>(.*?)</h2>", main_of(text))
    ]


def test_an_empty_programme_has_no_heading_but_its_title(client: Client, branch: Branch) -> None:
    text = client.get(programme(branch).url).content.decode()
    assert headings(text) == []
    assert main_of(text).count("<h1") == 1
    assert "<ul" not in main_of(text)


def test_a_programme_shows_what_belongs_to_it(
    client: Client, branch: Branch, django_assert_max_num_queries: Any
) -> None:
    add(branch.home, ContactPage, "Contact", slug="contact")
    StatisticFactory.create(code="informal")
    page = programme(branch, figures=[{"type": "figure", "value": "informal"}])
    theme = add(page, ThemePage, "Child care", theme="child-care")
    activity(page, "Now", TODAY)
    activity(theme, "Before", date(2009, 1, 1), date(2014, 12, 31))
    add(page, StandardPage, "What we think")
    add(branch.home, StandardPage, "Elsewhere", terms={"programme": ["social-protection"]})
    TeamMemberFactory.create()
    client.get("/en/")
    with django_assert_max_num_queries(12):
        answer = client.get(page.url)
    assert headings(answer.content.decode()) == [
        *("Key figures", "Themes", "What we do now", "Past activities"),
        *("Plans, results and ideas", "The team", "Pages about the same"),
    ]
    assert [card.title for card in answer.context["related"]] == ["Elsewhere"]
    assert answer.context["key_figures"][0].value == "61%"


def test_a_newer_value_of_a_figure_shows_by_itself(client: Client, branch: Branch) -> None:
    old = StatisticFactory.create(code="informal", is_current=False)
    StatisticFactory.create(code="informal", value=58, supersedes=old, year="2024")
    page = programme(branch, figures=[{"type": "figure", "value": "informal"}])
    assert [one.value for one in client.get(page.url).context["key_figures"]] == ["58%"]


def test_the_team_stands_in_its_order_by_role_and_who_left_is_gone(
    client: Client, branch: Branch
) -> None:
    add(branch.home, ContactPage, "Contact", slug="contact")
    yesterday = TODAY - timedelta(days=1)
    TeamMemberFactory.create(role={"en": "Officer"}, order=2)
    TeamMemberFactory.create(role={"en": "Director"}, order=1)
    TeamMemberFactory.create(role={"en": "Adviser"}, is_emeritus=True)
    TeamMemberFactory.create(role={"en": "Left"}, until=yesterday)
    TeamMemberFactory.create(role={"en": "Not yet"}, since=TODAY + timedelta(days=1))
    TeamMemberFactory.create(role={"en": "Of another"}, programme="law")
    text = main_of(client.get(programme(branch).url).content.decode())
    assert re.findall(r"Director|Officer|Adviser|Emeritus|Left|Not yet|Of another", text) == [
        *("Director", "Officer", "Adviser", "Emeritus")
    ]
    assert "/en/contact/" in text
    assert "mailto:" not in text
    assert "tel:" not in text


@pytest.mark.parametrize(
    ("begin", "end", "state"),
    [
        (1, None, ActivityState.PLANNED),
        (0, None, ActivityState.CURRENT),
        (-9, 0, ActivityState.CURRENT),
        (-9, -1, ActivityState.PAST),
    ],
)
def test_the_state_of_an_activity_follows_from_its_dates(
    begin: int, end: int | None, state: ActivityState
) -> None:
    days = [None if one is None else TODAY + timedelta(days=one) for one in (begin, end)]
    page = ActivityPage(title="Map", starts_on=days[0], ends_on=days[1])
    assert page.state == state


def test_an_activity_keeps_its_address_when_it_is_past(client: Client, branch: Branch) -> None:
    page = activity(programme(branch), "Hazards", date(2009, 1, 1), date(2014, 12, 31))
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert "Past" in answer.content.decode()


def test_the_archive_lists_past_activities_by_year(client: Client, branch: Branch) -> None:
    page = programme(branch)
    activity(page, "Old", date(2009, 1, 1), date(2014, 12, 31))
    activity(page, "Newer", date(2018, 1, 1), date(2019, 6, 1))
    activity(page, "Now", TODAY)
    assert f"{page.url}activities/" in client.get(page.url).content.decode()
    answer = client.get(f"{page.url}activities/")
    assert headings(answer.content.decode()) == ["What we do now", "2019", "2014"]
    of_one_year = client.get(f"{page.url}activities/?year=2014")
    assert headings(of_one_year.content.decode()) == ["2014"]
    for bad in ("20%C2%B2", "x", "99999"):
        assert client.get(f"{page.url}activities/?year={bad}").status_code == 200


def test_an_activity_cannot_take_the_address_of_the_archive(branch: Branch) -> None:
    page = programme(branch)
    with pytest.raises(ValidationError, match="belongs to a part of the site"):
        activity(page, "Activities", TODAY)


def test_an_activity_does_not_end_before_it_begins(branch: Branch) -> None:
    with pytest.raises(ValidationError, match="before the first"):
        activity(programme(branch), "Odd", TODAY, TODAY - timedelta(days=1))


def test_an_impact_story_shows_its_numbers_and_where_it_was_won(
    client: Client, branch: Branch, django_assert_max_num_queries: Any
) -> None:
    StatisticFactory.create(
        code="porters", value=1000, unit="number", qualifier="over", label={"en": "porters"}
    )
    page = add(
        programme(branch),
        ImpactPage,
        "Insured",
        place="Accra",
        year=2012,
        space=PolicySpaceFactory.create(country="GH"),
        problem="<p>No doctor.</p>",
        dialogue="<p>They met.</p>",
        result="<p>A card.</p>",
        figures=[{"type": "figure", "value": "porters"}],
    )
    client.get("/en/")
    with django_assert_max_num_queries(12):
        text = main_of(client.get(page.url).content.decode())
    assert ">over</span> 1,000" in text
    assert "Source:" in text
    assert headings(f"<main{text}</main") == [
        "The problem",
        "The dialogue",
        "The result",
        "Pass it on",
    ]
    assert ("country", "GH") in set(page.page_terms.values_list("vocabulary", "code"))
