"""Photos of texts that are not public yet: the steward sees what her people sent."""

import pytest
from django.test import Client

from home.renditions import copies_of
from tests.factories.home import SiteImageFactory, made
from tests.factories.network import OrganisationFactory
from tests.factories.staff import member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "same", "status"),
    [("steward", True, 200), ("author", True, 404), ("steward", False, 404)],
)
def test_an_unreleased_photo_opens_for_the_senders_own_steward_alone(
    role: str, same: bool, status: int
) -> None:
    hers, other = OrganisationFactory(), OrganisationFactory()
    author = member(hers)
    image = made(SiteImageFactory(uploaded_by_user=author, size=(60, 40)))
    client = Client()
    client.force_login(member(hers if same else other, role))
    assert client.get(copies_of(image)[0].url).status_code == status


def test_a_steward_no_longer_sees_photos_of_somebody_who_left() -> None:
    organisation = OrganisationFactory()
    author = member(organisation)
    image = made(SiteImageFactory(uploaded_by_user=author, size=(60, 40)))
    author.memberships.update(ended_at="2026-01-01T00:00:00Z")
    client = Client()
    client.force_login(member(organisation, "steward"))
    assert client.get(copies_of(image)[0].url).status_code == 404
