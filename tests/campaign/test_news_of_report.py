"""A published report becomes a draft of news, which an editor tests and sends."""

import pytest

from campaign.actions.review_reports import publish_report
from campaign.enums_news import NewsState
from campaign.models import Pledge, SignerNews
from tests.factories.alliance import ReportFactory
from tests.factories.campaign import AlliancePledgeFactory, SignatureFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(db: None) -> Pledge:
    """A promise with one witness who asked for news."""
    pledge: Pledge = AlliancePledgeFactory.create(code="centre")
    SignatureFactory.create(pledge=pledge, confirmed=True, wants_news=True)
    return pledge


def test_an_editor_finds_a_draft_with_the_words_of_the_report(promise: Pledge) -> None:
    user = editor()
    report = ReportFactory.create(pledge=promise, link="https://example.org/photos")
    for _twice in range(2):
        publish_report(report.pk, user)
    news = SignerNews.objects.get()
    words = news.words.get()
    assert (news.state, news.created_by) == (NewsState.DRAFT, user)
    assert words.subject == "What became of: centre"
    assert words.body == f"{report.text}\n\nhttps://example.org/photos"


def test_nobody_is_bothered_with_a_draft_that_nobody_would_get() -> None:
    report = ReportFactory.create()
    publish_report(report.pk, editor())
    assert not SignerNews.objects.exists()


def test_a_language_that_the_site_does_not_have_is_left_to_the_editor(promise: Pledge) -> None:
    report = ReportFactory.create(pledge=promise, text_language="tw")
    publish_report(report.pk, editor())
    assert not SignerNews.objects.exists()
