"""Synthetic records for benchmarks."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from campaign.actions.recount import recount
from campaign.email_keys import email_key
from campaign.enums import SignatureState
from campaign.models import Pledge, Signature, StoryPage
from network.models import Organisation
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(db: None) -> dict[str, Branch]:
    """A site in English."""
    return site_tree("en")


def generate(**options: Any) -> str:
    out = StringIO()
    call_command("generate_scale", stdout=out, **options)
    return out.getvalue()


def test_it_makes_as_many_of_each_as_it_is_asked(tree: dict[str, Branch], client: Client) -> None:
    generate(organisations=30, stories=12, signatures=400, seed=7)
    assert Organisation.objects.filter(slug__startswith="scale-7-").count() == 30
    assert StoryPage.objects.live().count() == 12
    assert Signature.objects.count() == 400
    story = StoryPage.objects.first()
    assert story is not None
    assert client.get(str(story.get_url())).status_code == 200
    assert client.get("/p/scale-7-0/", follow=True).status_code == 200


def test_stories_stand_in_an_unbroken_tree(tree: dict[str, Branch]) -> None:
    generate(stories=40, seed=7)
    assert not any(Page.find_problems())
    parent = tree["en"].stories
    parent.refresh_from_db()
    assert parent.get_children().count() == 40


def test_stories_and_organisations_are_found_by_search(tree: dict[str, Branch]) -> None:
    generate(organisations=5, stories=5, seed=7)
    search = get_search_backend().search
    organisation = Organisation.objects.order_by("pk").last()
    story = StoryPage.objects.order_by("pk").last()
    assert organisation in search(organisation.folded_text, Organisation)
    assert story in search(story.title, StoryPage.objects.all())


def test_the_counts_are_right_at_once() -> None:
    generate(signatures=300, pledges=3, seed=7)
    assert recount() == []
    shown = sum(Pledge.objects.values_list("signature_count", flat=True))
    assert shown == Signature.objects.counted().count() > 200


def test_the_same_seed_makes_the_same_people() -> None:
    generate(signatures=50, seed=7)
    first = list(Signature.objects.order_by("pk").values_list("name", "email", "country", "via"))
    Signature.objects.all().delete()
    Pledge.objects.all().delete()
    Organisation.objects.all().delete()
    generate(signatures=50, seed=7)
    again = list(Signature.objects.order_by("pk").values_list("name", "email", "country", "via"))
    assert first == again


def test_a_seed_is_used_once() -> None:
    generate(signatures=5, seed=7)
    assert "already there" in generate(signatures=5, seed=7)
    generate(signatures=5, seed=8)
    assert Signature.objects.count() == 10


def test_the_records_have_the_faults_of_real_ones() -> None:
    generate(signatures=3000, seed=1)
    rows = Signature.objects.all()
    assert rows.filter(slot=2).exists()
    assert rows.filter(held=True).exists()
    assert rows.filter(email__endswith="@gmial.com").exists()
    assert rows.filter(state=SignatureState.WITHDRAWN, email_key=None, name="").exists()
    assert rows.filter(state=SignatureState.PENDING).exists()
    one = rows.exclude(email="").first()
    assert one is not None
    assert one.email_key == email_key(one.email)


def test_production_must_be_meant(settings: Any) -> None:
    settings.SETTINGS_MODULE = "config.settings.production"
    with pytest.raises(CommandError, match="--yes"):
        generate(signatures=1)
    assert "Made" in generate(signatures=1, yes=True)


@pytest.mark.parametrize("wrong", [{"signatures": -1}, {"signatures": 1, "pledges": 0}])
def test_impossible_numbers_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(CommandError):
        generate(**wrong)


def test_stories_need_a_tree_to_stand_in() -> None:
    with pytest.raises(CommandError, match="index of stories"):
        generate(stories=1)
    assert not Organisation.objects.exists()
