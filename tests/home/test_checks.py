"""The checks that guard house rules notice who breaks one."""

from typing import Any

import pytest

from campaign.models import StoryPhoto
from home import checks
from home.models import BasePage, StandardPage


def ids(messages: list[Any]) -> list[tuple[str, str]]:
    """Return which page type broke which rule."""
    return [(message.id, message.msg) for message in messages]


def test_the_site_keeps_its_rules() -> None:
    assert ids(checks.page_types_say_where_they_belong()) == []
    assert ids(checks.fields_explain_themselves()) == []


def test_a_page_type_without_template_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StandardPage, "template", "home/standard_page.html")
    assert ids(checks.page_types_say_where_they_belong()) == [
        ("cradle.E001", "home.StandardPage does not set template.")
    ]


def test_a_page_type_that_may_stand_anywhere_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(StandardPage, "parent_page_types")
    assert ids(checks.page_types_say_where_they_belong()) == [
        ("cradle.E001", "home.StandardPage does not set parent_page_types.")
    ]


def test_a_field_that_explains_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StandardPage._meta.get_field("body"), "help_text", "")
    assert issubclass(StandardPage, BasePage)
    assert ids(checks.fields_explain_themselves()) == [
        ("cradle.E002", "home.StandardPage.body has no help text.")
    ]


def test_a_silent_field_of_a_row_inside_a_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoryPhoto._meta.get_field("alt_text"), "help_text", "")
    assert ids(checks.fields_explain_themselves()) == [
        ("cradle.E002", "campaign.StoryPage.photos.alt_text has no help text.")
    ]
