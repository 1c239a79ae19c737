"""A refusal without words of its own arrives as a whole page."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_the_page_of_a_refused_method_says_how_long_it_is(client: Client) -> None:
    answer = client.put("/en/contact/thanks/")
    assert answer.status_code == 405
    assert b"<h1" in answer.content
    assert answer.headers["Content-Length"] == str(len(answer.content))
