"""The register of organisations in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.actions.errors import Invalid
from home.vocabularies import codes
from network.actions.invite import invite
from network.actions.keep_care_service import keep_care_service
from network.enums import Role
from network.models import CareService, Organisation
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


RECORD = {
    "name": "Kayayei Union",
    "slug": "kayayei-union",
    "org_type": "union",
    "country": "GH",
    "status": "active",
    "languages": "[]",
}
CARE = {
    "care_setting": min(codes("care_setting")),
    "care_provider": min(codes("care_provider")),
    "care_finance": min(codes("care_finance")),
}


def test_an_editor_keeps_the_child_care_that_an_organisation_runs(admin: Client) -> None:
    admin.post("/admin/snippets/network/organisation/add/", {**RECORD, **CARE, "care_places": "24"})
    service = CareService.objects.get(organisation__slug="kayayei-union")
    assert (service.setting, service.places) == (CARE["care_setting"], 24)
    address = f"/admin/snippets/network/organisation/edit/{service.organisation_id}/"
    page = admin.get(address).content.decode()
    assert "Where the children are cared for." in page
    assert 'value="24"' in page
    admin.post(address, {**RECORD, **CARE, "care_places": ""})
    service.refresh_from_db()
    assert service.places is None
    admin.post(address, RECORD)
    assert not CareService.objects.exists()


@pytest.mark.parametrize("given", [{"care_places": "24"}, {"care_setting": CARE["care_setting"]}])
def test_half_an_answer_on_child_care_is_asked_for_again(
    admin: Client, given: dict[str, str]
) -> None:
    answer = admin.post("/admin/snippets/network/organisation/add/", {**RECORD, **given})
    assert "Answer this too, or none of the questions." in answer.content.decode()
    assert not Organisation.objects.exists()
    with pytest.raises(Invalid):
        keep_care_service(OrganisationFactory.create(), {"places": 24})


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
