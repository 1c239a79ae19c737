"""The list of screens is complete."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern

from home.models import BasePage
from tests.factories.addresses import demo_addresses
from tests.journeys.addresses import ROWS
from tests.journeys.no_screens import NO_SCREENS

# The admin, files and data have no pages of ours.
ELSEWHERE = ("admin/", "documents/", "api/")


def named(resolver: Any, prefix: str = "") -> Iterator[str]:
    """Yield the names of all addresses that are ours."""
    for entry in resolver.url_patterns:
        is_language = isinstance(entry.pattern, LocalePrefixPattern)
        route = prefix + ("" if is_language else str(entry.pattern))
        if route.startswith(ELSEWHERE):
            continue
        if isinstance(entry, URLPattern):
            yield entry.name or route
        else:
            yield from named(entry, route)


@pytest.fixture
def screens() -> set[str]:
    """The page types and the names of the addresses."""
    types = {model.__name__ for model in apps.get_models() if issubclass(model, BasePage)}
    with demo_addresses():
        return types | set(named(get_resolver()))


def test_every_page_type_and_every_screen_has_a_row(screens: set[str]) -> None:
    assert screens - {row.covers for row in ROWS} - set(NO_SCREENS) == set()


def test_no_row_is_left_over(screens: set[str]) -> None:
    assert {row.covers for row in ROWS} - screens == {"error"}
    assert set(NO_SCREENS) - screens == set()
    assert {row.covers for row in ROWS} & set(NO_SCREENS) == set()


def test_every_row_has_a_name_of_its_own() -> None:
    names = [row.name for row in ROWS]
    assert sorted(set(names)) == sorted(names)
