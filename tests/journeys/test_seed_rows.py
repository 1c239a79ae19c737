"""Every thing that the seeds name is in the demo, and can be visited in two languages."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.journeys.demo_site import DemoSite
from tests.journeys.seed_rows import NUMBERS, SEED_ROWS, WITHOUT_A_PAGE, SeedRow


def test_no_row_of_the_seeds_is_left_out() -> None:
    assert {row.number for row in SEED_ROWS} == NUMBERS - WITHOUT_A_PAGE


@pytest.mark.parametrize("row", SEED_ROWS, ids=lambda row: row.number)
def test_a_row_of_the_seeds_is_found_in_two_languages(
    demo_site: DemoSite, rows_of_the_demo: None, row: SeedRow
) -> None:
    client = Client(SERVER_NAME="localhost")
    answer: Any = client.get(row.address)
    assert answer.status_code == 200
    text = unescape(answer.content.decode())
    assert [words for words in row.words if words not in text] == []
    links = {link["code"]: link for link in answer.context["chrome"].languages}
    assert links["es"]["exists"]
    assert client.get(links["es"]["url"]).status_code == 200
