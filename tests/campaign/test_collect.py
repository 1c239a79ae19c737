"""A collector hands her phone round: assisted signing."""

import re
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from campaign.actions.collect import Witnessed, collect
from campaign.actions.expire import expire_signatures
from campaign.actions.tally import tally
from campaign.enums import Channel, Evidence, PledgeState, SignatureState
from campaign.models import ConsentEvent, Pledge, PledgePage, Signature, SignatureTally, Switch
from campaign.selectors.signing import find_offer
from home.actions.errors import Conflict, NotAllowed
from home.models import OutboxMail
from network.models import Membership, Organisation
from tests.factories.campaign import pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation(page: PledgePage) -> Organisation:
    return OrganisationFactory.create(country="SN")


@pytest.fixture
def collector(organisation: Organisation) -> Any:
    return member(organisation, "collector")


@pytest.fixture
def phone(client: Client, collector: Any) -> Client:
    client.force_login(collector)
    return client


@pytest.fixture
def address(page: PledgePage, organisation: Organisation) -> str:
    return f"/en/members/collect/{organisation.slug}/{page.pledge.code}/"


def typed(**fields: Any) -> dict[str, Any]:
    """Return what the phone sends."""
    return {
        "name": "Awa Diop",
        "country": "SN",
        "visibility": "first",
        "email": "",
        "constituency": "informal-workers",
        "consent": "on",
        **fields,
    }


def fresh_key(phone: Client, address: str) -> str:
    return str(phone.get(address).context["key"])


def hand_round(phone: Client, address: str, **fields: Any) -> Any:
    return phone.post(address, typed(key=fresh_key(phone, address), **fields))


def test_she_chooses_a_pledge_and_gets_a_form_with_her_country(
    phone: Client, page: PledgePage, address: str
) -> None:
    choices = phone.get("/en/members/collect/").content.decode()
    assert page.title in choices
    assert address in choices
    answer = phone.get(address)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.context["form"]["country"].value() == "SN"
    assert page.title in answer.content.decode()


def test_a_person_without_address_signs_and_counts_at_once(
    phone: Client, collector: Any, address: str, organisation: Organisation
) -> None:
    answer = hand_round(phone, address)
    assert answer.status_code == 302
    assert answer["Location"] == f"{address}thanks/"
    signature = Signature.objects.get()
    assert signature.state == SignatureState.CONFIRMED
    assert signature.confirmed_at is not None
    assert signature.changed_at == signature.confirmed_at
    assert (signature.channel, signature.evidence) == (Channel.ASSISTED, Evidence.WITNESS)
    assert (signature.email_key, signature.email) == (None, "")
    assert signature.collector == collector
    assert signature.via == organisation.slug
    assert signature.visibility == "first"
    assert signature.constituency == "informal-workers"
    assert ConsentEvent.objects.get().signature == signature
    assert not OutboxMail.objects.exists()
    tally()
    assert Pledge.objects.get().signature_count == 1
    assert SignatureTally.objects.get().evidence == Evidence.WITNESS


def test_the_thanks_hold_nothing_of_the_person_and_lead_to_an_empty_form(
    phone: Client, address: str
) -> None:
    thanks = phone.get(hand_round(phone, address, email="awa@example.org")["Location"])
    assert thanks["Cache-Control"] == "private, no-store"
    html = thanks.content.decode()
    assert f'href="{address}"' in html
    following = phone.get(address).content.decode()
    for shown in (html, following):
        assert "Awa" not in shown
        assert "awa@example.org" not in shown
    assert 'autocomplete="off"' in following


def test_a_double_tap_signs_once(phone: Client, address: str) -> None:
    key = fresh_key(phone, address)
    answers = [phone.post(address, typed(key=key)) for _number in range(2)]
    assert {answer["Location"] for answer in answers} == {f"{address}thanks/"}
    assert Signature.objects.count() == 1


def test_the_way_back_to_a_refused_form_brings_nobody_up_again(phone: Client, address: str) -> None:
    key = fresh_key(phone, address)
    refused = typed(key=key, consent="")
    assert "Awa Diop" in phone.post(address, refused).content.decode()
    phone.post(address, typed(key=key))
    again = phone.post(address, refused)
    assert again["Location"] == f"{address}thanks/"
    assert Signature.objects.count() == 1


def test_two_people_of_one_name_without_address_both_sign(phone: Client, address: str) -> None:
    hand_round(phone, address)
    hand_round(phone, address)
    assert Signature.objects.count() == 2


def test_without_consent_nothing_is_kept(phone: Client, address: str) -> None:
    answer = hand_round(phone, address, consent="", name="")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Tick the box" in html
    assert "Enter your name" in html
    assert 'value="SN" selected' in html
    assert not Signature.objects.exists()


def test_with_an_address_she_gets_the_mail_of_every_signer(phone: Client, address: str) -> None:
    hand_round(phone, address, email="awa@example.org")
    signature = Signature.objects.get()
    assert signature.state == SignatureState.CONFIRMED
    assert signature.email_key
    assert OutboxMail.objects.get().to == ["awa@example.org"]
    assert ConsentEvent.objects.count() == 1


def test_who_signed_with_this_address_before_counts_once_and_nobody_learns_it(
    phone: Client, address: str
) -> None:
    first = hand_round(phone, address, email="awa@example.org")
    pages = [phone.get(first["Location"]).content.decode()]
    again = hand_round(phone, address, email="Awa@example.org")
    assert (again.status_code, again["Location"]) == (first.status_code, first["Location"])
    pages.append(phone.get(again["Location"]).content.decode())
    assert Signature.objects.count() == 1
    assert OutboxMail.objects.count() == 1
    assert "<strong>1</strong> form today" in pages[0]
    assert "<strong>2</strong> forms today" in pages[1]


def test_two_people_may_share_an_address_and_no_third(phone: Client, address: str) -> None:
    for name in ("Awa Diop", "Fatou Diop", "Khady Diop"):
        hand_round(phone, address, name=name, email="diop@example.org")
    assert sorted(Signature.objects.values_list("name", flat=True)) == ["Awa Diop", "Fatou Diop"]


def test_a_throwaway_address_is_held_here_too(phone: Client, address: str) -> None:
    hand_round(phone, address, email="x@mailinator.com")
    signature = Signature.objects.get()
    assert signature.held
    tally()
    assert Pledge.objects.get().signature_count == 0


def test_the_number_is_of_today_and_her_own(
    phone: Client, address: str, organisation: Organisation
) -> None:
    with time_machine.travel(timezone.now() - timezone.timedelta(days=1)):
        phone.force_login(member(organisation, "collector"))
        hand_round(phone, address)
    phone.force_login(Membership.objects.filter(is_collector=True).earliest("pk").user)
    hand_round(phone, address)
    assert phone.get("/en/members/collect/").context["today"] == 1


def test_what_was_witnessed_never_expires(phone: Client, address: str) -> None:
    hand_round(phone, address)
    with time_machine.travel(timezone.now() + timezone.timedelta(days=30)):
        expire_signatures()
    assert Signature.objects.count() == 1


def test_a_pledge_whose_time_is_over_is_not_signed(phone: Client, address: str) -> None:
    key = fresh_key(phone, address)
    Pledge.objects.update(state=PledgeState.CLOSED)
    answer = phone.post(address, typed(key=key))
    assert answer.status_code == 410
    assert "takes no signatures" in answer.content.decode()
    assert phone.get("/en/members/collect/").context["places"][0]["choices"] == []
    assert not Signature.objects.exists()


def test_while_signing_is_paused_nobody_collects(phone: Client, address: str) -> None:
    key = fresh_key(phone, address)
    Switch.objects.create(name="signing", paused=True, since=timezone.now())
    assert phone.post(address, typed(key=key)).status_code == 410
    assert not Signature.objects.exists()


def test_the_action_itself_refuses_strangers_and_closed_pledges(
    page: PledgePage, organisation: Organisation, collector: Any
) -> None:
    offer = find_offer(page.pledge.code, "en")
    assert offer is not None
    entry = Witnessed(name="Awa", country="SN", visibility="nothing", language="en")
    with pytest.raises(NotAllowed):
        collect(member(OrganisationFactory(), "collector"), organisation, offer, entry)
    offer.pledge.state = PledgeState.CLOSED
    with pytest.raises(Conflict):
        collect(collector, organisation, offer, entry)


def test_strangers_find_nothing_and_authors_are_told_why(
    client: Client, address: str, organisation: Organisation
) -> None:
    assert client.get(address)["Location"].startswith("/en/account/login/")
    client.force_login(member(OrganisationFactory(), "steward"))
    assert client.get(address).status_code == 404
    client.force_login(member(organisation, "author"))
    for place in (address, "/en/members/collect/"):
        refused = client.get(place)
        assert refused.status_code == 403
        assert "Only collectors and stewards" in refused.content.decode()
    client.force_login(moderator("en"))
    assert client.get(address).status_code == 404


def test_stewards_editors_and_officers_collect_too(
    client: Client, address: str, organisation: Organisation, page: PledgePage
) -> None:
    for user in (member(organisation, "steward"), editor(), officer()):
        client.force_login(user)
        assert hand_round(client, address).status_code == 302
    own = f"/en/members/collect/{page.organisation.slug}/{page.pledge.code}/"
    assert own in client.get("/en/members/collect/").content.decode()
    assert Signature.objects.count() == 3


def test_the_member_home_leads_to_it(phone: Client) -> None:
    assert "/en/members/collect/" in phone.get("/en/members/").content.decode()


def test_choosing_costs_the_same_for_many_pledges(
    phone: Client, tree: dict[str, Branch], page: PledgePage, django_assert_max_num_queries: Any
) -> None:
    for _number in range(5):
        pledge_page(tree["en"])
    with django_assert_max_num_queries(12):
        assert len(phone.get("/en/members/collect/").context["places"][0]["choices"]) == 6


def test_one_person_costs_few_statements(
    phone: Client, address: str, django_assert_max_num_queries: Any
) -> None:
    key = fresh_key(phone, address)
    with django_assert_max_num_queries(30):
        phone.post(address, typed(key=key))


def test_the_way_back_of_the_browser_does_not_bring_up_the_person_before(
    phone: Client, address: str
) -> None:
    for answer in (phone.get(address), phone.post(address, typed(consent=""))):
        html = answer.content.decode()
        script = re.search(r'<script type="module" src="/static/(js/forgetful[^"]*\.js)"', html)
        assert script is not None
        assert "data-forgetful" in html
        assert 'name="robots"' in html
        assert "no-store" in answer.headers["Cache-Control"]
    words = Path(str(finders.find("js/forgetful.js"))).read_text()
    assert all(part in words for part in ("[data-forgetful]", "pagehide", "event.persisted"))
