"""The register of organisations in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from network.actions.invite import invite
from network.enums import Role
from network.models import Organisation
from tests.factories.accounts import staff_member
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client, settings: Any) -> Client:
    """A client of a campaign editor."""
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    return client


def test_an_editor_adds_an_organisation_and_finds_its_people(admin: Client) -> None:
    fields = {
        "name": "Kayayei Union",
        "slug": "kayayei-union",
        "org_type": "union",
        "country": "GH",
        "status": "active",
        "languages": "[]",
    }
    answer = admin.post("/admin/snippets/network/organisation/add/", fields)
    assert answer.status_code == 302
    assert Organisation.objects.get(slug="kayayei-union").country.code == "GH"
    page = admin.get("/admin/snippets/network/organisation/").content.decode()
    people = reverse("member_people", args=["kayayei-union"])
    assert people in page
    assert admin.get(people).status_code == 200
    assert admin.get(reverse("member_organisation", args=["kayayei-union"])).status_code == 200


def test_an_editor_invites_the_first_steward() -> None:
    organisation = OrganisationFactory.create()
    roles = {Role.STEWARD}
    made = invite(organisation, editor(), name="Ama", language="en", roles=roles)
    assert made.invitation.is_steward


def test_other_staff_neither_edit_the_register_nor_see_people(
    client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    organisation = MembershipFactory.create().organisation
    client.force_login(staff_member())
    assert client.get("/admin/snippets/network/organisation/").status_code in (302, 403)
    assert client.get(reverse("member_people", args=[organisation.slug])).status_code == 404
