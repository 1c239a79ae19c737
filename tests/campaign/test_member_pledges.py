"""A member posts a pledge: a call, or the promise of an alliance."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from campaign.actions.pledge_drafts import create_pledge, save_pledge
from campaign.actions.send_text import send_text
from campaign.enums import PledgeForm, PledgeState
from campaign.models import Pledge, PledgePage
from campaign.selectors.texts import status, texts_of
from home.actions.errors import Conflict, NotAllowed
from home.actions.setup_roles import setup_roles
from network.models import Organisation
from tests.factories.network import OrganisationFactory
from tests.factories.review import fresh
from tests.factories.staff import editor, member
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db

SOON = (timezone.localdate() + timedelta(days=90)).isoformat()
CALL = {
    "title": "Child care beside the market",
    "ask": "Open a crèche beside Makola market before the next rainy season.",
    "target": "Accra Metropolitan Assembly",
    "text": "We sell from five in the morning.",
    "goal": "500",
    "closes_on": SOON,
    "text_language": "en",
}
PROMISE = {
    "title": "A crèche in the union house",
    "kind": "run-centre",
    "ask": "We open a crèche for 30 children in our own house.",
    "place": "Kumasi",
    "due_on": SOON,
    "how_we_know": "The door is open and 30 children are there.",
    "text": "Mothers stop working without it.",
    "text_language": "tw",
}
WORDS = {**CALL, "goal": 500, "closes_on": None}


@pytest.fixture
def organisation() -> Organisation:
    site_tree("en", "es")
    setup_roles()
    return OrganisationFactory.create()


@pytest.fixture
def author(organisation: Organisation) -> Any:
    return member(organisation)


@pytest.fixture
def phone(client: Client, author: Any) -> Client:
    client.force_login(author)
    return client


def test_she_chooses_between_asking_and_promising(phone: Client) -> None:
    html = phone.get("/en/members/pledges/new/").content.decode()
    assert "?form=call" in html
    assert "?form=alliance" in html


def test_only_what_organisations_can_do_is_offered_as_a_promise(
    phone: Client, organisation: Organisation
) -> None:
    organisation.is_mbo = True
    organisation.save()
    address = "/en/members/pledges/new/?form=alliance"
    html = phone.get(address).content.decode()
    assert 'value="run-centre"' in html
    assert 'value="fund"' in html
    assert 'value="contact-rep"' not in html
    answer = phone.post(address, {**PROMISE, "kind": "share", "organisation": organisation.pk})
    assert answer.status_code == 422


def test_a_call_is_posted_reviewed_and_public(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    answer = phone.post("/en/members/pledges/new/?form=call", {**CALL, "key": ""})
    page = PledgePage.objects.get()
    assert answer["Location"] == f"/en/members/pledges/{page.pk}/preview/"
    assert page.pledge.form == PledgeForm.CALL
    assert page.pledge.state == PledgeState.OPEN
    assert page.pledge.goal == 500
    assert page.pledge.created_by == author
    assert not Pledge.objects.published().exists()
    assert CALL["ask"] in phone.get(answer["Location"]).content.decode()
    phone.post(reverse("member_pledge_submit", args=[page.pk]))
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, editor(), "approve")
    assert fresh(page).live
    assert Pledge.objects.published().get() == page.pledge


def test_a_promise_names_who_what_where_and_by_when(
    phone: Client, organisation: Organisation
) -> None:
    partner = OrganisationFactory(name="Nurses of Kumasi", acronym="NOK")
    words = {**PROMISE, "partners": "nok\n", "key": ""}
    assert phone.post("/en/members/pledges/new/?form=alliance", words).status_code == 302
    page = PledgePage.objects.get()
    assert page.pledge.form == PledgeForm.ALLIANCE
    assert page.pledge.state == PledgeState.PROGRESS
    assert page.pledge.due_on.isoformat() == SOON
    assert page.place == "Kumasi"
    assert page.text_language == "tw"
    assert [one.organisation for one in page.pledge.partners.all()] == [partner]


def test_a_partner_that_nobody_knows_is_asked_again(phone: Client) -> None:
    words = {**PROMISE, "partners": "Nobody’s Union"}
    answer = phone.post("/en/members/pledges/new/?form=alliance", words)
    assert answer.status_code == 422
    assert "Nobody’s Union" in answer.content.decode()
    assert not Pledge.objects.exists()


def test_a_name_that_two_organisations_share_is_not_guessed(phone: Client) -> None:
    OrganisationFactory.create(name="Hawkers Union", slug="hawkers-ghana", country="GH")
    OrganisationFactory.create(name="Hawkers Union", slug="hawkers-kenya", country="KE")
    OrganisationFactory.create(name="Hear Us", acronym="hawkers union", slug="hear-us")
    words = {**PROMISE, "partners": "Hawkers Union"}
    answer = phone.post("/en/members/pledges/new/?form=alliance", words)
    assert answer.status_code == 422
    html = answer.content.decode()
    for candidate in ("Ghana: Hawkers Union (hawkers-ghana)", "Kenya: Hawkers Union", "(hear-us)"):
        assert candidate in html
    words["partners"] = "Kenya: Hawkers Union (hawkers-kenya)"
    phone.post("/en/members/pledges/new/?form=alliance", words)
    partner = PledgePage.objects.get().pledge.partners.get()
    assert partner.organisation.slug == "hawkers-kenya"


def test_saving_a_draft_again_keeps_its_partners_whatever_they_are_called(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    names = ("Hawkers Union", "Hawkers Union", "Nurses (Kumasi)")
    partners = [OrganisationFactory.create(name=name) for name in names]
    words = {**PROMISE, "due_on": date(2040, 1, 31), "partners": partners[1:]}
    page = create_pledge(author, organisation, PledgeForm.ALLIANCE, words)
    before = list(page.pledge.partners.order_by("pk").values_list("pk", "organisation"))
    address = f"/en/members/pledges/{page.pk}/edit/"
    named = phone.get(address).context["form"].initial["partners"]
    assert named == f"Hawkers Union ({partners[1].slug})\nNurses (Kumasi)"
    data = {**PROMISE, "due_on": "2040-01-31", "partners": named}
    assert phone.post(address, data).status_code == 302
    assert list(page.pledge.partners.order_by("pk").values_list("pk", "organisation")) == before


def test_only_an_organisation_of_workers_or_an_alliance_promises(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    organisation.is_mbo, organisation.org_type = False, "ngo"
    organisation.save()
    answer = phone.get("/en/members/pledges/new/?form=alliance")
    assert answer.status_code == 403
    assert "membership-based organisations" in answer.content.decode()
    assert phone.get("/en/members/pledges/new/?form=call").status_code == 200
    words = {**PROMISE, "due_on": date(2040, 1, 31), "partners": []}
    with pytest.raises(NotAllowed):
        create_pledge(author, organisation, PledgeForm.ALLIANCE, words)
    organisation.org_type = "fed"
    organisation.save()
    assert phone.get("/en/members/pledges/new/?form=alliance").status_code == 200


def test_an_ask_has_at_most_25_words(phone: Client) -> None:
    words = {**CALL, "ask": "please " * 26}
    answer = phone.post("/en/members/pledges/new/?form=call", words)
    assert answer.status_code == 422
    assert "26 words" in answer.content.decode()


def test_a_promise_is_due_on_a_day_to_come(phone: Client) -> None:
    answer = phone.post(
        "/en/members/pledges/new/?form=alliance", {**PROMISE, "due_on": "2001-01-01"}
    )
    assert answer.status_code == 422
    assert 'value="2001-01-01"' in answer.content.decode()


def test_the_same_form_posted_twice_makes_one_pledge(phone: Client) -> None:
    key = phone.get("/en/members/pledges/new/?form=call").context["key"]
    for _number in range(2):
        phone.post("/en/members/pledges/new/?form=call", {**CALL, "key": key})
    assert Pledge.objects.count() == 1


def test_nobody_posts_a_pledge_for_another_organisation(author: Any) -> None:
    with pytest.raises(NotAllowed):
        create_pledge(author, OrganisationFactory(), PledgeForm.CALL, WORDS)


def test_an_incomplete_call_is_not_sent(phone: Client) -> None:
    phone.post("/en/members/pledges/new/?form=call", {"title": "Later", "text_language": "en"})
    page = PledgePage.objects.get()
    answer = phone.post(reverse("member_pledge_submit", args=[page.pk]))
    assert answer.status_code == 422
    assert "Say who must answer." in answer.content.decode()


def test_a_pledge_is_changed_until_it_is_public_and_then_no_more(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = create_pledge(author, organisation, PledgeForm.CALL, WORDS)
    phone.post(reverse("member_pledge_edit", args=[page.pk]), {**CALL, "goal": "900"})
    assert Pledge.objects.get().goal == 900
    state = send_text(page.pk, author)
    with pytest.raises(Conflict):
        save_pledge(page.pk, author, WORDS)
    state.task.specific.on_action(state, editor(), "approve")
    with pytest.raises(Conflict, match="public"):
        save_pledge(page.pk, author, WORDS)
    assert phone.get(reverse("member_pledge_edit", args=[page.pk])).status_code == 409
    assert status(fresh(page)).code == "open"
    assert Pledge.objects.get().goal == 900


def test_a_steward_sees_a_pledge_once_whatever_languages_it_has(
    organisation: Organisation, author: Any
) -> None:
    page = create_pledge(author, organisation, PledgeForm.CALL, WORDS)
    spanish = Locale.objects.get(language_code="es")
    page.copy_for_translation(spanish, copy_parents=True)
    steward = member(organisation, "steward")
    assert PledgePage.objects.filter(pledge=page.pledge).count() == 2
    assert [seen.pk for seen in texts_of(steward, PledgePage)] == [page.pk]
