"""A pledge before its first day: it says when it opens, and is not called closed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from campaign.enums import PledgeState
from campaign.models import Pledge, PledgePage, Signature
from campaign.selectors.pledges import pledge_card
from tests.factories.campaign import ConsentTextFactory, sign_data

pytestmark = pytest.mark.django_db

CLOSED = "no longer takes signatures"
WORDS = {
    "en": "Opens on December 3, 2026",
    "es": "Se abre el 3 de diciembre de 2026",
    "fr": "Ouvre le 3 décembre 2026",
    "pt": "Abre em 3 de dezembro de 2026",
}


@pytest.fixture(autouse=True)
def ten_days_before(page: PledgePage) -> Iterator[None]:
    """The pledge opens on 3 December 2026, and today is ten days before."""
    with time_machine.travel("2026-11-23T10:00:00+00:00"):
        ConsentTextFactory(valid_from=datetime(2026, 1, 1, tzinfo=UTC))
        Pledge.objects.update(opens_on=date(2026, 12, 3))
        page.pledge.refresh_from_db()
        yield


def test_its_page_says_when_it_opens(page: PledgePage) -> None:
    html = Client().get(page.url).content.decode()
    assert WORDS["en"] in html
    assert CLOSED not in html


def test_its_frame_says_when_it_opens(page: PledgePage) -> None:
    for language, words in WORDS.items():
        address = f"/embed/pledges/{page.pledge.code}/?lang={language}"
        assert words in Client().get(address).content.decode()


@pytest.mark.parametrize("language", WORDS)
def test_its_card_says_when_it_opens(page: PledgePage, language: str) -> None:
    with translation.override(language):
        assert pledge_card(page).badge == WORDS[language]


def test_a_signature_that_comes_too_early_is_told_the_day(page: PledgePage) -> None:
    answer = Client().post(f"/p/{page.pledge.code}/sign/", sign_data())
    assert answer.status_code == 409
    html = answer.content.decode()
    assert WORDS["en"] in html
    assert "This pledge is closed" not in html
    assert "takes no more signatures" not in html
    assert not Signature.objects.exists()


def test_on_the_day_it_is_open(page: PledgePage) -> None:
    with time_machine.travel("2026-12-03T00:00:01+00:00"):
        html = Client().get(page.url).content.decode()
        assert "Opens on" not in html
        assert 'name="email"' in html


def test_one_that_was_closed_before_its_day_does_not_open(page: PledgePage) -> None:
    Pledge.objects.update(state=PledgeState.CLOSED)
    html = Client().get(page.url).content.decode()
    assert WORDS["en"] not in html
    assert CLOSED in html
