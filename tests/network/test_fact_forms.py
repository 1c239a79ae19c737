"""The pages on which stewards change facts."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.enums_register import FactGroup
from network.facts import facts_in, write_facts
from network.forms.facts import FORMS
from network.models import Membership, Organisation
from network.phones import phone_number
from tests.factories.network import MembershipFactory

pytestmark = pytest.mark.django_db


CARE = {"setting": "market", "provider": "mbo", "finance": "fees"}


@pytest.fixture
def steward(client: Client) -> Membership:
    membership = MembershipFactory.create(steward=True)
    client.force_login(membership.user)
    return membership


def post(client: Client, steward: Membership, group: str, **fields: Any) -> Any:
    return client.post(reverse("member_facts", args=[steward.organisation.slug, group]), fields)


def identity(steward: Membership, **fields: Any) -> dict[str, Any]:
    name = steward.organisation.name
    return {"name": name, "org_type": "union", "country": "GH", "status": "active", **fields}


def test_every_group_has_a_page_of_its_own_and_nothing_else_has(
    client: Client, steward: Membership
) -> None:
    assert set(FORMS) == set(FactGroup)
    for group in FactGroup.values:
        address = reverse("member_facts", args=[steward.organisation.slug, group])
        assert client.get(address).status_code == 200
    assert (
        client.get(reverse("member_facts", args=[steward.organisation.slug, "x"])).status_code
        == 404
    )


def test_what_was_typed_is_stored_as_facts(client: Client, steward: Membership) -> None:
    typed = identity(
        steward, other_names="Unión de Cargadoras / Spanish\nThe Porters\n \u200b \n",
        spoken="English, twi, ga", sector=["hp", "mt"], year_founded="about 1995",
    )  # fmt: skip
    assert post(client, steward, "identity", **typed).status_code == 302
    found = facts_in(Organisation.objects.get(), [FactGroup.IDENTITY])
    assert found["language"] == ["en", "gaa", "tw"]
    assert found["names"] == [
        {"kind": "other", "language": "", "name": "The Porters"},
        {"kind": "other", "language": "es", "name": "Unión de Cargadoras"},
    ]
    assert (found["sector"], found["year_founded"]) == (["hp", "mt"], "about 1995")


def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(
    client: Client, steward: Membership
) -> None:
    organisation = steward.organisation
    care = {"setting": "market", "provider": "mbo", "finance": "fees", "days": "136",
            "opens_at": "06:30:00", "price": "2.5", "price_currency": "GHS",
            "price_period": "day", "price_on": "2026-02-01",
            "quality": ["food", "safe"]}  # fmt: skip
    write_facts(organisation, {
        "care": care, "names": [{"kind": "former", "language": "es", "name": "Cargadoras"}],
        "language": ["en", "gaa"], "latitude": "5.55", "longitude": "-0.22",
        "mbo": {"dues": {"is_met": True, "known_on": "2026-01-05"}},
        "contacts": [{"kind": "phone", "value": "+233201234567", "visibility": "public"}],
    })  # fmt: skip
    before = facts_in(Organisation.objects.get())
    for group in FactGroup:
        form = FORMS[group](None, organisation, facts_in(organisation, [group]))
        sent = {name: form[name].value() for name in form.fields}
        sent = {name: "" if value is None else value for name, value in sent.items()}
        assert post(client, steward, group.value, **sent).status_code == 302, form.errors
    assert facts_in(Organisation.objects.get()) == before
    assert not organisation.fact_changes.exists()


@pytest.mark.parametrize(
    ("group", "fields", "words"),
    [
        ("members", {"members_count": "99999999999999999999"}, "less than or equal"),
        ("members", {"women_share": "130"}, "less than or equal"),
        ("members", {"members_count": "3", "members_as_of": "2999-01-01"}, "still to come"),
        ("members", {"members_source": "a\x00b"}, "signs that can&#x27;t be stored"),
        ("place", {"latitude": "91", "longitude": "0"}, "less than or equal"),
        ("place", {"latitude": "5"}, "needs both numbers"),
        ("place", {"latitude": "NaN", "longitude": "NaN"}, "Enter a number"),
        ("democracy", {"last_election": "2999-01-01"}, "still to come"),
        ("care", {"places": "3"}, "or none of the questions"),
        ("care", CARE | {"price": "3"}, "period"),
        ("care", {"price_currency": "GOLD"}, "at most 3"),
        ("contact", {"phone": "hello"}, "not a telephone number"),
        ("contact", {"email": "a@b"}, "valid email"),
        ("contact", {"facebook": "javascript:alert(1)"}, "valid URL"),
        ("identity", {"name": "\u200b"}, "Answer this question."),
        ("identity", {"spoken": "Klingonish"}, "Klingonish"),
    ],
)  # fmt: skip
def test_what_can_not_be_true_is_refused_and_stays_in_the_form(
    client: Client, steward: Membership, group: str, fields: dict[str, str], words: str
) -> None:
    base = identity(steward) if group == "identity" else {"location_level": "area"}
    answer = post(client, steward, group, **{**base, **fields})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert not steward.organisation.fact_changes.exists()


def test_a_number_without_a_country_is_one_of_the_organisations_country(
    client: Client, steward: Membership
) -> None:
    sent = {"whatsapp": "020 123 4567", "whatsapp_seen_by": "public"}
    assert post(client, steward, "contact", **sent).status_code == 302
    contact = steward.organisation.contacts.get()
    assert (contact.value, contact.visibility) == ("+233201234567", "public")
    assert phone_number("+91 98765 43210", "GH") == "+919876543210"


def test_one_group_is_confirmed_alone(client: Client, steward: Membership) -> None:
    address = reverse("member_organisation_confirm", args=[steward.organisation.slug])
    client.post(address, {"group": "members"})
    check = steward.organisation.checks.get()
    assert (check.group, check.confirmed_on) == ("members", timezone.localdate())
    assert client.post(address, {"group": "x"}).status_code == 404


def test_a_steward_takes_a_change_back_on_the_page_of_changes(
    client: Client, steward: Membership
) -> None:
    post(client, steward, "place", town="Accra", location_level="area")
    change = steward.organisation.fact_changes.get()
    page = client.get(reverse("member_changes", args=[steward.organisation.slug])).content.decode()
    revert = reverse("member_change_revert", args=[steward.organisation.slug, change.pk])
    assert revert in page
    client.post(revert)
    assert Organisation.objects.get().town == ""
    other = MembershipFactory.create(steward=True).organisation
    assert (
        client.post(reverse("member_change_revert", args=[other.slug, change.pk])).status_code
        == 404
    )


def test_a_role_lost_in_another_tab_is_refused(client: Client, steward: Membership) -> None:
    Membership.objects.update(is_steward=False, is_author=True)
    assert post(client, steward, "place", town="Accra", location_level="area").status_code == 403
    Membership.objects.update(ended_at=timezone.now())
    assert post(client, steward, "place", town="Accra", location_level="area").status_code == 404
    assert Organisation.objects.get().town == ""


def test_contacts_are_seen_as_far_as_each_says(client: Client, steward: Membership) -> None:
    organisation = steward.organisation
    write_facts(organisation, {"contacts": [
        {"kind": "email", "value": "office@example.org", "visibility": "public"},
        {"kind": "phone", "value": "+233201234567", "visibility": "network"},
        {"kind": "whatsapp", "value": "+233207654321", "visibility": "stewards"},
    ]})  # fmt: skip
    address = reverse("member_contacts", args=[organisation.slug])

    def seen() -> list[bool]:
        page = client.get(address).content.decode()
        return [words in page for words in ("office@example.org", "20 123 4567", "20 765 4321")]

    assert seen() == [True, True, True]
    client.force_login(MembershipFactory.create().user)
    assert seen() == [True, True, False]
    Membership.objects.exclude(pk=steward.pk).update(ended_at=timezone.now())
    assert client.get(address).status_code == 403
