"""The ways into an organisation as people walk them: pages, the member home, and the queue."""

from html import unescape
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from home.actions.once import new_key
from network.enums_ways import ClaimReason, WayState
from network.models import JoinQuestion, Membership, Organisation, OrganisationClaim
from tests.campaign.staff_client import admin_client
from tests.factories.accounts import UserFactory
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.factories.staff import editor, member, person
from tests.factories.tree import site_tree
from tests.factories.ways import ClaimFactory, VouchFactory
from tests.network.help import invited

pytestmark = pytest.mark.django_db
NEW = {"name": "Kejetia Porters", "org_type": "assoc", "country": "GH"}
SAID = {"position": "Secretary", "evidence": "Ama knows me."}


def text(answer: Any) -> str:
    """Return a page as text."""
    return unescape(answer.content.decode())


def test_who_registers_sees_what_is_like_it_and_then_where_it_stands(client: Client) -> None:
    alike = OrganisationFactory.create(name="Kejetia Porters Union")
    known = member(OrganisationFactory.create(), "steward").memberships.get().organisation
    client.force_login(UserFactory.create())
    start = reverse("member_register")
    assert client.get(start, {"name": "", "country": "GH"}).status_code == 422
    shown = client.get(start, NEW)
    assert reverse("member_claim", args=[alike.slug]) in text(shown)
    address = f"{start}?{shown.wsgi_request.GET.urlencode()}"
    assert client.post(address, {"position": "Secretary"}).status_code == 422
    typed = SAID | {"voucher1": known.pk, "voucher2": known.pk, "key": new_key()}
    sent = client.post(address, typed)
    assert client.post(address, typed).headers["Location"] == sent.headers["Location"]
    claim = OrganisationClaim.objects.get()
    assert [one.organisation for one in claim.vouches.all()] == [known]
    home = text(client.get(reverse("member_home")))
    assert "Kejetia Porters" in home
    assert f"{known.name}: asked to vouch for you" in home
    client.post(reverse("member_claim_state", args=[claim.pk]), {"withdraw": "1"})
    claim.refresh_from_db()
    assert claim.state == WayState.WITHDRAWN


def test_a_page_leads_to_the_claim_or_to_the_stewards(client: Client) -> None:
    site_tree("en")
    listing, kept = OrganisationFactory.create_batch(2)
    steward = member(kept, "steward")
    claim, join = (
        reverse(name, args=[one.slug])
        for name, one in (("member_claim", listing), ("member_join", kept))
    )
    assert claim in text(client.get(f"/en/network/{listing.slug}/"))
    assert join in text(client.get(f"/en/network/{kept.slug}/"))
    esi = UserFactory.create()
    client.force_login(esi)
    wrong_way = client.get(reverse("member_claim", args=[kept.slug]))
    assert wrong_way.headers["Location"] == join
    assert client.get(reverse("member_join", args=[listing.slug])).headers["Location"] == claim
    JoinQuestion.objects.create(organisation=kept, place=1, text="Which market?")
    assert client.post(join, {"answer1": ""}).status_code == 422
    sent = client.post(join, {"answer1": "Makola", "key": new_key()})
    assert "The stewards of the organisation answer." in text(client.get(sent.headers["Location"]))

    desk = Client()
    desk.force_login(steward)
    assert "1 person asks to join" in text(desk.get(reverse("member_home")))
    row = kept.join_requests.get()
    answer = reverse("member_join_answer", args=[kept.slug, row.pk])
    assert "Makola" in text(desk.get(answer))
    assert desk.post(answer, {"accept": "1"}).status_code == 422
    desk.post(answer, {"accept": "1", "roles": ["author"]})
    assert Membership.objects.live().filter(user=esi, organisation=kept).exists()


def test_a_vouch_an_answer_and_a_question_belong_to_one_organisation(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    other = VouchFactory.create()
    client.force_login(steward.user)
    here = steward.organisation.slug
    assert client.get(reverse("member_vouch", args=[here, other.pk])).status_code == 404
    own = VouchFactory.create(organisation=steward.organisation)
    page = client.get(reverse("member_vouch", args=[here, own.pk]))
    assert own.claim.position in text(page)
    # What she wrote for the editors is theirs.
    assert own.claim.evidence not in text(page)
    client.post(reverse("member_vouch", args=[here, own.pk]), {"give": "1"})
    again = client.post(reverse("member_vouch", args=[here, own.pk]), {"refuse": "1"}, follow=True)
    assert "Another steward has answered already" in text(again)
    client.post(reverse("member_questions", args=[here]), {"question2": "Since when?"})
    assert steward.organisation.join_questions.get().text == "Since when?"


def test_an_invitation_waits_in_the_member_home_of_its_address(client: Client) -> None:
    efua = person(email="efua@example.org")
    EmailAddress.objects.get_or_create(user=efua, email="efua@example.org", verified=True)
    made = invited("efua@example.org").invitation
    stranger = Client()
    stranger.force_login(UserFactory.create())
    stranger.post(reverse("member_own_invitation", args=[made.pk]))
    client.force_login(efua)
    assert made.organisation.name in text(client.get(reverse("member_home")))
    client.post(reverse("member_own_invitation", args=[made.pk]))
    assert [one.user for one in Membership.objects.filter(is_steward=False)] == [efua]
    assert "Welcome to" in mail.outbox[-1].subject
    client.post(reverse("member_own_invitation", args=[made.pk]))
    assert Membership.objects.filter(user=efua).count() == 1


def test_only_the_last_steward_is_offered_to_hand_over(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    client.force_login(steward.user)
    address = reverse("member_hand_over", args=[steward.organisation.slug])
    assert address in text(client.get(reverse("member_people", args=[steward.organisation.slug])))
    client.post(address, {"words": "I move away.", "key": new_key()})
    assert OrganisationClaim.objects.get().evidence == "I move away."
    member(steward.organisation, "steward")
    assert client.get(address).status_code == 403


def test_forty_claims_are_answered_one_after_the_other(django_assert_max_num_queries: Any) -> None:
    desk = admin_client(editor())
    for one in ClaimFactory.create_batch(39):
        VouchFactory.create(claim=one)
    last = ClaimFactory.create(registration=True)
    oldest = OrganisationClaim.objects.order_by("created_at", "pk").first()
    assert oldest is not None
    desk.get(reverse("claims"))
    with django_assert_max_num_queries(20):
        assert "New Union" in text(desk.get(reverse("claims")))
    address = reverse("claim", args=[oldest.pk])
    assert desk.post(address, {"accept": "1"}).status_code == 422
    led = desk.post(address, {"accept": "1", "words": "Her name is on the board."})
    following = led.headers["Location"]
    assert following != reverse("claims")
    assert "Secretary" in text(desk.get(following))
    late = desk.post(address, {"decline": "1", "reason": ClaimReason.EVIDENCE}, follow=True)
    assert "in the meantime" in text(late)
    listed = OrganisationFactory.create(name="New Union", town="Tema")
    registration = reverse("claim", args=[last.pk])
    assert "New Union, Tema" in text(desk.get(registration))
    desk.post(registration, {"accept": "1", "listing": listed.pk, "words": "The same."})
    assert Organisation.objects.filter(name="New Union").count() == 1
    card = text(desk.get(reverse("wagtailadmin_home")))
    assert "38 wait" in card


def test_an_editor_sees_the_earlier_no_and_who_else_asks(db: None) -> None:
    listing = OrganisationFactory.create()
    before = ClaimFactory.create(organisation=listing, evidence="Old words")
    OrganisationClaim.objects.filter(pk=before.pk).update(
        state=WayState.DECLINED, closed_at=before.created_at, reason=ClaimReason.EVIDENCE
    )
    again = ClaimFactory.create(organisation=listing, user=before.user, evidence="New words")
    rival = ClaimFactory.create(organisation=listing, position="Chairwoman")
    page = text(admin_client(editor()).get(reverse("claim", args=[again.pk])))
    for words in ("Old words", "New words", "Chairwoman", reverse("claim", args=[rival.pk])):
        assert words in page
