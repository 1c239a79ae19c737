"""Organisations stand behind a pledge with their mandate, apart from people."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from campaign.actions.endorse import (
    accept_endorsement,
    decline_endorsement,
    endorse,
    withdraw_endorsement,
)
from campaign.enums import PledgeState
from campaign.enums_alliance import EndorsementState
from campaign.forms.alliance import EndorsementForm
from campaign.models import Endorsement, PledgePage
from campaign.selectors import endorsements
from campaign.selectors.endorsements import endorsed_by, endorsed_line
from home.actions.errors import Conflict, Invalid, NotAllowed
from network.models import Organisation
from tests.factories.alliance import EndorsementFactory, PartnerFactory, mandate
from tests.factories.campaign import AlliancePledgeFactory, PledgeFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def union() -> Organisation:
    return OrganisationFactory.create(name="Harbour Clerks")


@pytest.fixture
def steward(union: Organisation) -> Any:
    return member(union, "steward")


def cleaned(organisation: Organisation) -> dict[str, Any]:
    form = EndorsementForm(mandate(), organisations=[organisation])
    assert form.is_valid(), form.errors
    return form.cleaned_data


def test_an_organisation_endorses_an_editor_checks_and_everybody_reads_it(
    page: PledgePage, steward: Any, union: Organisation, client: Client
) -> None:
    address = reverse("member_endorse", args=[page.pledge.code])
    assert address in client.get(page.url).content.decode()
    phone = Client()
    phone.force_login(steward)
    key = phone.get(address).context["key"]
    for _twice in range(2):
        phone.post(address, {**mandate(), "key": key})
    endorsement = Endorsement.objects.get()
    assert endorsement.state == EndorsementState.SUBMITTED
    assert union.name not in client.get(page.url).content.decode()
    for _twice in range(2):
        accept_endorsement(endorsement.pk, editor())
    html = client.get(page.url).content.decode()
    assert "1 organisation with 2,300 members" in html
    assert union.name in html
    assert "2,300 members · Decided by: The general meeting of the members, May 4, 2026" in html
    assert "Ama Mensah" not in html
    assert page.pledge.signature_count == 0


def test_organisations_and_members_are_added_up_from_the_rows_that_are_shown(
    page: PledgePage, django_assert_num_queries: Any
) -> None:
    EndorsementFactory.create_batch(3, pledge=page.pledge, accepted=True, members_counted=70_000)
    EndorsementFactory.create(pledge=page.pledge)
    with django_assert_num_queries(1) as asked:
        endorsed = endorsed_by(page.pledge)
    assert "COUNT(" not in asked.captured_queries[0]["sql"].upper()
    assert (endorsed["organisations"], endorsed["members"]) == (3, 210_000)
    assert endorsed["line"] == "3 organisations with 210,000 members"
    assert len(endorsed["rows"]) == 3
    assert endorsed_line(1, 1) == "1 organisation with 1 member"


def test_more_than_are_shown_are_counted_by_the_database(
    page: PledgePage, monkeypatch: Any, client: Client, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(endorsements, "SHOWN", 2)
    EndorsementFactory.create_batch(5, pledge=page.pledge, accepted=True, members_counted=1_000)
    EndorsementFactory.create(pledge=page.pledge)
    with django_assert_max_num_queries(2):
        endorsed = endorsed_by(page.pledge)
    assert endorsed["line"] == "5 organisations with 5,000 members"
    assert (len(endorsed["rows"]), endorsed["more"]) == (2, 3)
    client.get(page.url)
    with django_assert_max_num_queries(12):
        client.get(page.url)


def test_only_a_steward_endorses(page: PledgePage, union: Organisation) -> None:
    for person in (member(union, "author"), member(OrganisationFactory.create(), "steward")):
        with pytest.raises(NotAllowed):
            endorse(page.pledge_id, person, union, cleaned(union))
    phone = Client()
    phone.force_login(member(union, "author"))
    assert phone.get(reverse("member_endorse", args=[page.pledge.code])).status_code == 403


def test_an_organisation_endorses_a_pledge_once_at_a_time(
    page: PledgePage, steward: Any, union: Organisation
) -> None:
    first = endorse(page.pledge_id, steward, union, cleaned(union))
    with pytest.raises(Conflict):
        endorse(page.pledge_id, steward, union, cleaned(union))
    for _twice in range(2):
        withdraw_endorsement(first.pk, steward)
    endorse(page.pledge_id, steward, union, cleaned(union))
    assert Endorsement.objects.live().count() == 1
    with pytest.raises(IntegrityError):
        EndorsementFactory.create(pledge=page.pledge, organisation=union)


def test_who_asks_or_promises_does_not_endorse_herself(tree: dict[str, Branch]) -> None:
    partner = PartnerFactory.create(accepted=True)
    pledge_page(tree["en"], partner.pledge)
    for organisation in (partner.organisation, partner.pledge.organisation):
        steward = member(organisation, "steward")
        with pytest.raises(Invalid):
            endorse(partner.pledge_id, steward, organisation, cleaned(organisation))


def test_a_pledge_that_is_not_public_or_was_withdrawn_is_not_endorsed(
    tree: dict[str, Branch], steward: Any, union: Organisation
) -> None:
    with pytest.raises(Conflict):
        endorse(PledgeFactory.create().pk, steward, union, cleaned(union))
    gone = AlliancePledgeFactory.create(state=PledgeState.WITHDRAWN)
    pledge_page(tree["en"], gone)
    with pytest.raises(Conflict):
        endorse(gone.pk, steward, union, cleaned(union))


def test_nobody_checks_her_own_endorsement_and_members_check_none(steward: Any) -> None:
    staff = editor()
    own = EndorsementFactory.create(created_by=staff)
    for person in (staff, steward):
        with pytest.raises(NotAllowed):
            accept_endorsement(own.pk, person)
        with pytest.raises(NotAllowed):
            decline_endorsement(own.pk, person, reason="No")


def test_an_endorsement_is_declined_with_a_reason_that_its_steward_reads(
    page: PledgePage, steward: Any, union: Organisation
) -> None:
    sent = endorse(page.pledge_id, steward, union, cleaned(union))
    with pytest.raises(Invalid):
        decline_endorsement(sent.pk, editor(), reason="")
    for _twice in range(2):
        decline_endorsement(sent.pk, editor(), reason="We found no decision.")
    with pytest.raises(Conflict):
        accept_endorsement(sent.pk, editor())
    with pytest.raises(Conflict):
        withdraw_endorsement(sent.pk, steward)
    phone = Client()
    phone.force_login(steward)
    html = phone.get(reverse("member_endorse", args=[page.pledge.code])).content.decode()
    assert "We found no decision." in html


def test_a_withdrawn_endorsement_is_no_longer_shown_or_counted(
    page: PledgePage, steward: Any, union: Organisation, client: Client
) -> None:
    sent = EndorsementFactory.create(pledge=page.pledge, organisation=union, accepted=True)
    with pytest.raises(NotAllowed):
        withdraw_endorsement(sent.pk, member(OrganisationFactory.create(), "steward"))
    phone = Client()
    phone.force_login(steward)
    address = reverse("member_endorse_withdraw", args=[page.pledge.code])
    phone.post(address, {"endorsement": str(sent.pk)})
    assert union.name not in client.get(page.url).content.decode()
    with pytest.raises(Conflict):
        decline_endorsement(sent.pk, editor(), reason="Too late")


def test_the_wall_names_the_constituencies_and_who_is_missing_in_a_country(
    tree: dict[str, Branch], client: Client
) -> None:
    page = pledge_page(tree["en"])
    for constituency, country in (
        ("informal-workers", "GH"),
        ("formal-workers", "GH"),
        ("womens-rights", "IN"),
    ):
        EndorsementFactory.create(
            pledge=page.pledge,
            organisation=OrganisationFactory.create(
                name=f"{constituency} {country}", country=country
            ),
            constituency=constituency,
            accepted=True,
        )
    every = client.get(tree["en"].campaign.url).context["wall"]
    assert every["missing"] == ["Child rights groups"]
    answer = client.get(tree["en"].campaign.url, {"country": "GH"})
    assert answer.context["wall"]["missing"] == ["Women’s rights groups", "Child rights groups"]
    html = answer.content.decode()
    assert "Still missing in Ghana:" in html
    assert "informal-workers GH" in html
    assert "womens-rights IN" not in html
    assert client.get(tree["en"].campaign.url, {"country": "xx"}).context["wall"]["chosen"] == ""


def stands_in(organisation: Organisation, constituency: str) -> Organisation:
    """Write into the register to which part of the alliance an organisation belongs."""
    organisation.terms.create(vocabulary="constituency", code=constituency)
    return organisation


def test_who_asks_or_promises_herself_stands_on_the_wall_without_an_endorsement(
    tree: dict[str, Branch], client: Client
) -> None:
    pledge = AlliancePledgeFactory.create()
    stands_in(pledge.organisation, "informal-workers")
    pledge_page(tree["en"], pledge)
    for accepted, part in ((True, "child-rights"), (False, "womens-rights")):
        partner = PartnerFactory.create(pledge=pledge, accepted=accepted)
        stands_in(partner.organisation, part)
    answer = client.get(tree["en"].campaign.url)
    assert answer.context["wall"]["missing"] == ["Formal workers", "Women’s rights groups"]
    assert escape(pledge.organisation.name) in answer.content.decode()


def test_the_wall_offers_every_country_of_the_directory_also_where_all_are_missing(
    tree: dict[str, Branch], client: Client
) -> None:
    stands_in(pledge_page(tree["en"]).organisation, "informal-workers")
    OrganisationFactory.create(country="PE")
    wall = client.get(tree["en"].campaign.url, {"country": "PE"}).context["wall"]
    assert (wall["country"], len(wall["missing"])) == ("Peru", 4)
    assert [one["value"] for one in wall["countries"]] == ["GH", "PE"]


def test_nobody_stands_behind_a_promise_that_was_withdrawn(
    tree: dict[str, Branch], client: Client
) -> None:
    gone = pledge_page(tree["en"], AlliancePledgeFactory.create(state=PledgeState.WITHDRAWN))
    stands_in(gone.organisation, "informal-workers")
    EndorsementFactory.create(pledge=gone.pledge, accepted=True)
    wall = client.get(tree["en"].campaign.url).context["wall"]
    assert wall["is_empty"]


def test_the_wall_asks_as_often_for_many_organisations_as_for_one(
    tree: dict[str, Branch], client: Client, django_assert_max_num_queries: Any
) -> None:
    page = pledge_page(tree["en"])
    EndorsementFactory.create_batch(20, pledge=page.pledge, accepted=True)
    client.get(tree["en"].campaign.url)
    with django_assert_max_num_queries(12):
        client.get(tree["en"].campaign.url)
    with django_assert_max_num_queries(12):
        client.get(page.url)
