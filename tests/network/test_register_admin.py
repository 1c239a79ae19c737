"""The register of organisations in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from network.actions.invite import invite
from network.enums import Role
from network.models import FactCheck, Organisation
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


RECORD = {
    "name": "Kayayei Union",
    "slug": "kayayei-union",
    "org_type": "union",
    "country": "GH",
    "status": "active",
}


def test_an_editor_adds_an_organisation_and_finds_its_people(admin: Client) -> None:
    answer = admin.post("/admin/snippets/network/organisation/add/", RECORD)
    assert answer.status_code == 302
    assert Organisation.objects.get(slug="kayayei-union").country.code == "GH"
    page = admin.get("/admin/snippets/network/organisation/").content.decode()
    people = reverse("member_people", args=["kayayei-union"])
    assert people in page
    assert admin.get(people).status_code == 200
    assert admin.get(reverse("member_organisation", args=["kayayei-union"])).status_code == 200


def test_a_change_in_the_admin_is_kept_in_the_history(admin: Client) -> None:
    organisation = OrganisationFactory.create(name="Kayayo Union", town="Tamale")
    fields = {
        **RECORD,
        "slug": organisation.slug,
        "acronym": "KU",
        "town": "Accra",
        "source": "GSS",
    }
    answer = admin.post(f"/admin/snippets/network/organisation/edit/{organisation.pk}/", fields)
    assert answer.status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name, organisation.source) == ("Kayayei Union", "GSS")
    changes = {change.group: change.after for change in organisation.fact_changes.all()}
    assert changes["identity"] == {"name": "Kayayei Union", "acronym": "KU"}
    assert changes["place"] == {"town": "Accra"}


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


def test_an_editor_notes_one_check_of_many_but_not_of_her_own(
    client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    user = editor()
    client.force_login(user)
    made = OrganisationFactory.create_batch(3)
    own = MembershipFactory.create(user=user).organisation
    ids = "&".join(f"id={one.pk}" for one in (*made, own))
    address = f"/admin/bulk/network/organisation/verify/?{ids}&next=/admin/"
    page = client.get(address).content.decode()
    assert "another editor must check them" in page
    assert (
        "Say what you compared it with."
        in client.post(address, {"group": "identity"}).content.decode()
    )
    answer = client.post(address, {"group": "identity", "how": "register of unions"})
    assert answer.url == "/admin/"
    checked = FactCheck.objects.filter(verified_on__isnull=False)
    assert {check.organisation_id for check in checked} == {one.pk for one in made}
