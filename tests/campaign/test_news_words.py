"""What may be written to signers, and what must happen before it is sent."""

from typing import Any

import pytest

from campaign.actions.send_news import start_news
from campaign.actions.send_news import test_news as try_news
from campaign.actions.write_news import write_news
from campaign.models import Pledge
from campaign.news_mail import marked
from home.actions.errors import Conflict, Invalid
from tests.factories.campaign import PledgeFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db
WORDS = {"en": ("The minister has answered", "She said <b>yes</b>.")}


@pytest.fixture
def pledge(db: None) -> Pledge:
    """A call."""
    call: Pledge = PledgeFactory.create()
    return call


@pytest.mark.parametrize(
    "words", [{}, {"en": ("", "")}, {"en": ("Only this", " ")}, {"es": ("", "x")}]
)
def test_half_written_news_is_refused(words: Any, pledge: Pledge) -> None:
    with pytest.raises(Invalid):
        write_news(editor(), pledge, words)


def test_words_of_news_are_text(pledge: Pledge) -> None:
    html = marked('<script>alert(1)</script> <b>yes</b> <a href="x">y</a> https://example.org/a')
    assert "<script" not in html
    assert "<b>yes</b>" in html
    assert '<a href="https://example.org/a"' in html
    assert "&lt;a href=" in html


def test_a_test_needs_an_address(pledge: Pledge) -> None:
    user = editor()
    kept = write_news(user, pledge, WORDS)
    user.email = None
    with pytest.raises(Invalid):
        try_news(user, kept)


def test_nothing_is_sent_that_was_not_tested(pledge: Pledge) -> None:
    user = editor()
    kept = write_news(user, pledge, WORDS)
    with pytest.raises(Conflict):
        start_news(user, kept)
    try_news(user, kept)
    write_news(user, pledge, {"en": ("Changed", "after the test")}, kept)
    with pytest.raises(Conflict):
        start_news(user, kept)
