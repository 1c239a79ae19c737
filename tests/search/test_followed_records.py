"""What is found of a page follows the records that it stands on, without the page being saved."""

import pytest
from django.db.models.signals import post_delete
from django.test import Client

from home.models import OutboxMail
from library.models import PlanPage
from library.models.policy_space import PolicyAsk
from search.receivers import follow_record
from tests.factories.library import PublicationFactory, publication_page
from tests.factories.programme import (
    PlanActivityFactory,
    PolicySpaceFactory,
    add,
    calendar,
    programme,
    space_page,
)
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """A site in English."""
    return site_tree("en")["en"]


def found(client: Client, words: str) -> list[str]:
    """Return the titles that a search finds."""
    return [card.title for card in client.get(f"/en/search/?q={words}").context["cards"]]


def test_a_plan_is_found_by_its_activities(client: Client, branch: Branch) -> None:
    activity = PlanActivityFactory.create(title={"en": "Ask the city"})
    add(programme(branch), PlanPage, "Our plan", plan=activity.objective.plan)
    activity.title = {"en": "Count the hammocks"}
    activity.save()
    assert found(client, "hammocks") == ["Our plan"]
    activity.delete()
    assert found(client, "hammocks") == []


def test_a_policy_space_is_found_by_its_place_and_its_asks(client: Client, branch: Branch) -> None:
    space = PolicySpaceFactory.create()
    space_page(calendar(branch), space, title="Conference")
    space.place = {"en": "Zanzibar"}
    space.save()
    PolicyAsk.objects.create(space=space, text={"en": "Pay the childminders"})
    assert found(client, "zanzibar") == found(client, "childminders") == ["Conference"]


def test_a_publication_is_found_by_its_authors(client: Client, branch: Branch) -> None:
    record = PublicationFactory.create(title="A brief")
    publication_page(branch, record)
    record.authors = "Quokka, Ama"
    record.save()
    assert found(client, "quokka") == ["A brief"]


def test_the_deletion_of_other_records_is_not_listened_to() -> None:
    listening, _asynchronous = post_delete._live_receivers(OutboxMail)
    assert follow_record not in listening
    followed, _asynchronous = post_delete._live_receivers(PolicyAsk)
    assert follow_record in followed
