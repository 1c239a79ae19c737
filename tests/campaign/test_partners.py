"""Every organisation that a promise names says yes before it is public."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaign.actions.partners import answer_partner
from campaign.actions.pledge_drafts import create_pledge, save_pledge
from campaign.actions.send_text import send_text, take_back
from campaign.enums import PledgeForm
from campaign.enums_alliance import PartnerState
from campaign.models import Pledge, PledgePage, PledgePartner
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.setup_roles import setup_roles
from home.models import OutboxMail
from network.models import Organisation
from tests.factories.alliance import PartnerFactory
from tests.factories.campaign import AlliancePledgeFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.review import fresh
from tests.factories.staff import editor, member
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(tree: dict[str, Branch]) -> Organisation:
    setup_roles()
    return OrganisationFactory.create(name="Blue Umbrella")


@pytest.fixture
def other(owner: Organisation) -> Organisation:
    return OrganisationFactory.create(name="Nurses of Kumasi")


@pytest.fixture
def nurse(other: Organisation) -> Any:
    return member(other, "steward")


def words(*partners: Organisation, **changed: Any) -> dict[str, Any]:
    return {
        "title": "A crèche in the union house",
        "kind": "run-centre",
        "ask": "We open a crèche for 30 children.",
        "text": "Mothers stop working without it.",
        "how_we_know": "The door is open.",
        "place": "Kumasi",
        "text_language": "en",
        "due_on": date(2030, 1, 31),
        "partners": list(partners),
        **changed,
    }


@pytest.fixture
def sent(owner: Organisation, other: Organisation) -> PledgePage:
    """A promise that was sent to review and names a partner."""
    author = member(owner, "steward")
    page = create_pledge(author, owner, PledgeForm.ALLIANCE, words(other))
    send_text(page.pk, author)
    return fresh(page)


def accepts(phone: Client, page: PledgePage) -> dict[str, str]:
    """Return what a steward's phone sends when she accepts what it shows."""
    shown = phone.get(reverse("member_promise", args=[page.pledge.code])).context["seen"]
    partner = PledgePartner.objects.get()
    return {"partner": str(partner.pk), "answer": "accept", "seen": shown}


def approve(page: PledgePage) -> None:
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, editor(), "approve")


def test_a_partner_is_asked_when_the_promise_is_sent_and_not_before(
    owner: Organisation, other: Organisation, nurse: Any
) -> None:
    author = member(owner, "steward")
    page = create_pledge(author, owner, PledgeForm.ALLIANCE, words(other))
    phone = Client()
    phone.force_login(nurse)
    address = reverse("member_promise", args=[page.pledge.code])
    assert phone.get(address).status_code == 404
    send_text(page.pk, author)
    assert OutboxMail.objects.filter(to=[nurse.email]).count() == 1
    assert address in phone.get(reverse("member_home")).content.decode()
    html = phone.get(address).content.decode()
    assert "We open a crèche for 30 children." in html
    assert "Accept" in html


def test_a_promise_is_public_once_its_partner_has_accepted(sent: PledgePage, nurse: Any) -> None:
    with pytest.raises(NotAllowed, match="Nurses of Kumasi"):
        approve(sent)
    assert not Pledge.objects.published().exists()
    phone = Client()
    phone.force_login(nurse)
    data = accepts(phone, sent)
    address = reverse("member_promise_answer", args=[sent.pledge.code])
    assert phone.post(address, data).status_code == 302
    approve(fresh(sent))
    assert Pledge.objects.published().get() == sent.pledge
    html = Client().get(fresh(sent).url).content.decode()
    assert "Nurses of Kumasi" in html
    assert [event.state for event in sent.pledge.events.all()] == ["progress"]


def test_a_partner_that_declined_stands_in_the_way_until_the_owner_takes_it_out(
    sent: PledgePage, nurse: Any
) -> None:
    answer_partner(PledgePartner.objects.get().pk, nurse, accept=False)
    with pytest.raises(NotAllowed):
        approve(sent)
    take_back(sent.pk, sent.owner)
    save_pledge(sent.pk, sent.owner, words())
    send_text(sent.pk, sent.owner)
    approve(fresh(sent))
    assert fresh(sent).live


def test_an_answer_given_twice_is_kept_once(sent: PledgePage, nurse: Any) -> None:
    first = answer_partner(PledgePartner.objects.get().pk, nurse, accept=True)
    again = answer_partner(first.pk, nurse, accept=True)
    assert again.answered_at == PledgePartner.objects.get().answered_at
    assert again.answered_by == nurse


def test_an_editor_answers_for_a_partner_only_with_a_record(sent: PledgePage) -> None:
    partner, staff = PledgePartner.objects.get(), editor()
    with pytest.raises(Invalid):
        answer_partner(partner.pk, staff, accept=True)
    answer_partner(partner.pk, staff, accept=True, how_agreed="signed letter of 4 May")
    partner.refresh_from_db()
    assert (partner.state, partner.how_agreed) == (PartnerState.ACCEPTED, "signed letter of 4 May")


def test_nobody_else_answers_for_a_partner(sent: PledgePage, owner: Organisation) -> None:
    partner, outsider = PledgePartner.objects.get(), member(owner, "steward")
    with pytest.raises(NotAllowed):
        answer_partner(partner.pk, outsider, accept=True)
    phone = Client()
    phone.force_login(outsider)
    data = {"partner": str(partner.pk), "answer": "accept"}
    address = reverse("member_promise_answer", args=[sent.pledge.code])
    assert phone.post(address, data).status_code == 404


def test_a_partner_of_a_public_promise_does_not_leave_by_a_button(
    tree: dict[str, Branch], nurse: Any, other: Organisation
) -> None:
    partner = PartnerFactory.create(organisation=other, accepted=True)
    pledge_page(tree["en"], partner.pledge)
    with pytest.raises(Conflict):
        answer_partner(partner.pk, nurse, accept=False)


def test_a_partner_is_asked_again_when_the_words_change(
    nurse: Any, sent: PledgePage, other: Organisation
) -> None:
    answer_partner(PledgePartner.objects.get().pk, nurse, accept=True)
    take_back(sent.pk, sent.owner)
    save_pledge(sent.pk, sent.owner, words(other, title="Another title"))
    assert PledgePartner.objects.get().state == PartnerState.ACCEPTED
    save_pledge(sent.pk, sent.owner, words(other, ask="We open ten crèches."))
    assert PledgePartner.objects.get().state == PartnerState.ASKED
    send_text(sent.pk, sent.owner)
    assert OutboxMail.objects.filter(to=[nurse.email]).count() == 2


def test_only_partners_that_accepted_are_named_in_public(
    tree: dict[str, Branch], client: Client
) -> None:
    pledge = AlliancePledgeFactory.create()
    page = pledge_page(tree["en"], pledge)
    yes = PartnerFactory.create(pledge=pledge, accepted=True, organisation__name="Night Lamp")
    asked = PartnerFactory.create(pledge=pledge, organisation__name="Seven Hills")
    html = client.get(page.url).content.decode()
    assert yes.organisation.name in html
    assert asked.organisation.name not in html
