"""What a partner has accepted is published, and nothing else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaign.actions.partners import answer_partner, ask_partners_again
from campaign.enums_alliance import PartnerState
from campaign.models import Pledge, PledgePage, PledgePartner
from campaign.publishing import check_partners
from home.actions.errors import Conflict, NotAllowed
from home.models import OutboxMail
from network.models import Organisation
from tests.campaign.staff_client import admin_client
from tests.factories.alliance import PartnerFactory
from tests.factories.campaign import AlliancePledgeFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(tree: dict[str, Branch]) -> Organisation:
    return OrganisationFactory.create(name="Nurses of Kumasi")


@pytest.fixture
def nurse(other: Organisation) -> Any:
    return member(other, "steward")


@pytest.fixture
def draft(tree: dict[str, Branch], other: Organisation) -> PledgePage:
    """A promise that is not public, with a partner that has accepted it."""
    words = {"ask": "We open a crèche for 30 children.", "place": "Kumasi"}
    page = pledge_page(tree["en"], AlliancePledgeFactory.create(), live=False, **words)
    page.save_revision()
    PartnerFactory.create(pledge=page.pledge, organisation=other, accepted=True)
    return page


@pytest.fixture
def public(draft: PledgePage) -> PledgePage:
    PledgePage.objects.filter(pk=draft.pk).update(live=True)
    draft.refresh_from_db()
    return draft


def rewrite(page: PledgePage, **words: str) -> Any:
    """Return a new revision in which an editor has changed these words."""
    newest = page.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(newest, name, value)
    return newest.save_revision()


@pytest.mark.parametrize(
    "words",
    [
        {"ask": "We open a crèche for 3 children."},
        {"place": "Accra"},
        {"how_we_know": "Nobody will know."},
        {"text": "For another reason."},
    ],
)
def test_other_words_than_those_accepted_are_not_published(
    draft: PledgePage, words: dict[str, str]
) -> None:
    assert check_partners(draft)
    changed = rewrite(draft, **words).as_object()
    decision = check_partners(changed)
    assert not decision.allowed
    assert "Nurses of Kumasi" in str(decision.reason)
    assert "Ask them again" in str(decision.reason)


@pytest.mark.parametrize("facts", [{"kind": "budget"}, {"due_on": "2031-12-31"}])
def test_other_facts_than_those_accepted_are_not_published(
    draft: PledgePage, facts: dict[str, str]
) -> None:
    Pledge.objects.filter(pk=draft.pledge_id).update(**facts)
    assert not check_partners(PledgePage.objects.get(pk=draft.pk)).allowed


def test_lines_that_are_broken_otherwise_promise_the_same(draft: PledgePage) -> None:
    assert check_partners(rewrite(draft, text=draft.text.replace(". ", ".\r\n")).as_object())


def test_a_public_promise_is_not_rewritten_under_a_partners_name(
    public: PledgePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("home.actions.publishing.is_approved", lambda *_any: True)
    with pytest.raises(NotAllowed, match="Nurses of Kumasi"):
        rewrite(public, ask="We open nothing.").publish(user=editor())
    public.refresh_from_db()
    assert public.ask == "We open a crèche for 30 children."


def test_a_form_that_was_opened_before_the_words_changed_accepts_nothing(
    draft: PledgePage, nurse: Any
) -> None:
    PledgePartner.objects.all().delete()
    partner = PartnerFactory.create(
        pledge=draft.pledge, organisation=nurse.memberships.get().organisation
    )
    phone = Client()
    phone.force_login(nurse)
    seen = phone.get(reverse("member_promise", args=[draft.pledge.code])).context["seen"]
    rewrite(draft, ask="We open a crèche for 3 children.")
    address = reverse("member_promise_answer", args=[draft.pledge.code])
    for stale in ({"seen": seen}, {}):
        data = {"partner": str(partner.pk), "answer": "accept", **stale}
        assert phone.post(address, data).status_code == 409
    partner.refresh_from_db()
    assert partner.state == PartnerState.ASKED
    with pytest.raises(Conflict):
        answer_partner(partner.pk, editor(), accept=True, how_agreed="by phone", seen=seen)


def test_partners_of_a_draft_are_asked_again_and_then_it_can_be_published(
    draft: PledgePage, nurse: Any
) -> None:
    revision = rewrite(draft, ask="We open a crèche for 3 children.")
    desk = admin_client(editor())
    address = reverse("campaign_promise", args=[draft.pledge_id])
    assert "to other words or facts" in desk.get(address).content.decode()
    desk.post(address)
    partner = PledgePartner.objects.get()
    assert (partner.state, partner.agreed_digest) == (PartnerState.ASKED, "")
    assert OutboxMail.objects.filter(to=[nurse.email]).count() == 1
    answer_partner(partner.pk, nurse, accept=True)
    assert check_partners(revision.as_object())


def test_a_partner_of_a_public_promise_accepts_its_new_words_and_stays_named_meanwhile(
    public: PledgePage, nurse: Any, client: Client
) -> None:
    revision = rewrite(public, ask="We open a crèche for 40 children.")
    assert ask_partners_again(public.pledge_id, editor()) == 1
    assert "Nurses of Kumasi" in client.get(public.url).content.decode()
    phone = Client()
    phone.force_login(nurse)
    address = reverse("member_promise", args=[public.pledge.code])
    assert address in phone.get(reverse("member_home")).content.decode()
    shown = phone.get(address)
    assert "40 children" in shown.content.decode()
    answer = reverse("member_promise_answer", args=[public.pledge.code])
    data = {"partner": str(PledgePartner.objects.get().pk), "seen": shown.context["seen"]}
    assert phone.post(answer, {**data, "answer": "decline"}).status_code == 409
    assert phone.post(answer, {**data, "answer": "accept"}).status_code == 302
    assert check_partners(revision.as_object())
    assert not phone.get(address).context["to_answer"]


def test_nobody_but_editors_asks_partners_again(draft: PledgePage, nurse: Any) -> None:
    with pytest.raises(NotAllowed):
        ask_partners_again(draft.pledge_id, nurse)


def facts_of(pledge: Pledge, **changed: Any) -> dict[str, Any]:
    """Return what the admin's form of a pledge posts."""
    names = ("code", "form", "kind", "state", "goal", "due_on")
    facts = {name: getattr(pledge, name) for name in names}
    return {**facts, "organisation": pledge.organisation_id, **changed}


def test_facts_that_an_editor_changes_are_asked_about_again(draft: PledgePage) -> None:
    address = reverse("wagtailsnippets_campaign_pledge:edit", args=[draft.pledge_id])
    desk = admin_client(editor())
    assert desk.post(address, facts_of(draft.pledge, goal="50")).status_code == 302
    assert PledgePartner.objects.get().state == PartnerState.ACCEPTED
    assert desk.post(address, facts_of(draft.pledge, kind="budget")).status_code == 302
    assert PledgePartner.objects.get().state == PartnerState.ASKED


def test_the_kind_of_a_public_promise_is_not_typed_over(public: PledgePage) -> None:
    address = reverse("wagtailsnippets_campaign_pledge:edit", args=[public.pledge_id])
    data = facts_of(public.pledge, kind="budget")
    assert admin_client(editor()).post(address, data).status_code == 302
    assert Pledge.objects.get().kind == "run-centre"
