"""The site's own address follows BASE_URL."""

from typing import Any

import pytest
from wagtail.models import Site

from home.actions.set_site_address import set_site_address

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("base_url", "root_url"),
    [
        ("https://cradle.example", "https://cradle.example"),
        ("http://localhost:8123", "http://localhost:8123"),
        ("http://cradle.example", "http://cradle.example"),
    ],
)
def test_every_start_takes_host_and_port_from_the_base_url(
    settings: Any, base_url: str, root_url: str
) -> None:
    settings.BASE_URL = base_url
    set_site_address()
    assert Site.objects.get(is_default_site=True).root_url == root_url


def test_an_address_that_is_right_is_left_alone(
    settings: Any, django_assert_num_queries: Any
) -> None:
    settings.BASE_URL = "https://cradle.example"
    set_site_address()
    with django_assert_num_queries(1):
        set_site_address()
