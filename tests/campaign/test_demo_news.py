"""The draft of news in the demo."""

import pytest

from campaign.demo.news import load_news
from campaign.demo.source import Demo, read
from campaign.enums_news import NewsState
from campaign.models import SignerNews
from campaign.models.signer_news import LONGEST_SUBJECT
from tests.factories.campaign import PledgeFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db


def test_an_editor_of_the_demo_finds_a_draft_to_test() -> None:
    content = read("news")
    assert content["pledge"] in {pledge["code"] for pledge in read("pledges")}
    PledgeFactory.create(code=content["pledge"])
    load_news(Demo(people={"editor": editor()}))
    news = SignerNews.objects.get()
    assert news.state == NewsState.DRAFT
    assert news.words.count() == 2
    assert all(len(words.subject) <= LONGEST_SUBJECT for words in news.words.all())
