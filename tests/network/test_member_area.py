"""The member area: what members see, change, and are refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from network.models import Membership
from network.registry import member_items, member_tasks
from tests.factories.accounts import UserFactory, WordsUserFactory
from tests.factories.network import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def offers() -> Iterator[None]:
    """Let the registries offer one task and one text, as campaign does."""
    tasks, items = dict(member_tasks._entries), dict(member_items._entries)
    member_tasks._entries.clear()
    member_items._entries.clear()
    member_tasks.register(
        "test", lambda membership, request: [{"title": "Tell a story", "url": "/x/"}]
    )
    member_items.register(
        "test",
        lambda user, request: [
            {
                "title": "Notre marché",
                "url": "/y/",
                "language": "fr",
                "state": "We are reading it",
                "tone": "wait",
                "next": "An editor answers.",
            }
        ],
    )
    yield
    member_tasks._entries, member_items._entries = tasks, items


def test_the_first_page_greets_and_shows_organisations_tasks_and_texts(
    client: Client, offers: None
) -> None:
    membership = MembershipFactory.create()
    client.force_login(membership.user)
    answer = client.get(reverse("member_home"))
    page = answer.content.decode()
    for words in (membership.user.name, membership.organisation.name, "Tell a story"):
        assert escape(words) in page
    assert '<h3 lang="fr" dir="ltr"><a href="/y/">Notre marché</a>' in page
    assert "An editor answers." in page


def test_somebody_without_organisation_is_told_what_to_do(client: Client) -> None:
    client.force_login(UserFactory.create())
    page = client.get(reverse("member_home")).content.decode()
    assert reverse("invitation_code") in page


@pytest.mark.parametrize("name", ["member_home", "member_account"])
def test_a_stranger_is_asked_to_sign_in(client: Client, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.url == f"{reverse('account_login')}?next={reverse(name)}"


def test_nothing_of_the_member_area_is_kept_by_a_cache(client: Client) -> None:
    membership = MembershipFactory.create(steward=True)
    client.force_login(membership.user)
    slug = [membership.organisation.slug]
    addresses = [
        reverse("member_home"),
        reverse("member_account"),
        *(
            reverse(name, args=slug)
            for name in ("member_organisation", "member_people", "member_invite")
        ),
        reverse("member_facts", args=[*slug, "members"]),
        reverse("member_changes", args=slug),
    ]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]
        assert "private" in answer.headers["Cache-Control"]


def test_the_organisations_page_is_for_its_members(client: Client) -> None:
    membership = MembershipFactory.create()
    address = reverse("member_organisation", args=[membership.organisation.slug])
    client.force_login(membership.user)
    page = client.get(address).content.decode()
    assert escape(membership.organisation.name) in page
    assert "Only a steward of the organisation can change its facts." in page
    client.force_login(UserFactory.create())
    assert client.get(address).status_code == 404


def test_who_left_sees_the_page_no_more(client: Client) -> None:
    membership = MembershipFactory.create()
    client.force_login(membership.user)
    address = reverse("member_organisation", args=[membership.organisation.slug])
    assert client.get(address).status_code == 200
    membership.ended_at = timezone.now()
    membership.save()
    # The very next request, in the same session.
    assert client.get(address).status_code == 404


def test_a_steward_confirms_with_one_press(client: Client) -> None:
    membership = MembershipFactory.create(steward=True)
    client.force_login(membership.user)
    client.post(reverse("member_organisation_confirm", args=[membership.organisation.slug]))
    membership.organisation.refresh_from_db()
    assert membership.organisation.last_confirmed_at == timezone.localdate()


def test_a_person_changes_her_name_and_language(client: Client) -> None:
    user = UserFactory.create()
    client.force_login(user)
    answer = client.post(reverse("member_account"), {"name": "Élodie", "language": "fr"})
    assert answer.url == "/fr/members/account/"
    user.refresh_from_db()
    assert (user.name, user.language) == ("Élodie", "fr")
    refused = client.post(reverse("member_account"), {"name": "E", "language": "xx"})
    assert refused.status_code == 422


def test_the_account_page_of_a_member_without_email_offers_new_words(client: Client) -> None:
    user = WordsUserFactory.create()
    client.force_login(user)
    page = client.get(reverse("member_account")).content.decode()
    assert reverse("account_words") in page
    assert str(user.username) in page


def test_the_first_page_asks_the_database_little(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    user = UserFactory.create()
    for _number in range(5):
        MembershipFactory.create(user=user)
    client.force_login(user)
    client.get(reverse("member_home"))
    with django_assert_max_num_queries(17):
        client.get(reverse("member_home"))
    assert Membership.objects.of(user).count() == 5
