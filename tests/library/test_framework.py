"""The conceptual framework and its matrix."""

from typing import Any

import pytest
from django.test import Client

from library.models import FrameworkPage
from tests.factories.programme import add, programme
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


def line(workers: str, measure: str) -> dict[str, Any]:
    """Return one line of the matrix."""
    told = {"workers": workers, "measure": measure, "provider": "City", "conditions": "Law"}
    return {"type": "line", "value": told}


@pytest.fixture
def page() -> FrameworkPage:
    """A framework with three lines, one of them for all workers."""
    lines = [line("", "Pension"), line("hp", "Health"), line("dw", "Health")]
    found: FrameworkPage = add(
        programme(site_tree("en")["en"]), FrameworkPage, "Framework", matrix=lines
    )
    return found


def shown(client: Client, page: FrameworkPage, query: str = "") -> list[str]:
    """Return who is in the lines that are shown."""
    return [one["who"] for one in client.get(f"{page.url}{query}").context["lines"]]


def test_the_matrix_is_narrowed_down_without_script(client: Client, page: FrameworkPage) -> None:
    everybody = "All informal workers"
    assert len(shown(client, page)) == 3
    assert shown(client, page, "?workers=hp") == [everybody, "Head and market porters"]
    assert shown(client, page, "?workers=hp&measure=Health") == ["Head and market porters"]
    assert shown(client, page, "?workers=nobody") == [everybody]
    assert shown(client, page, "?measure=None") == []


def test_a_table_stays_a_table_for_who_listens(client: Client, page: FrameworkPage) -> None:
    text = client.get(page.url).content.decode()
    assert text.count('role="row"') == 4
    assert text.count('data-label="Measure"') == 3
