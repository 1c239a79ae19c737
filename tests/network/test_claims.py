"""Registering, claiming and handing over: vouched for, decided by an editor."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.once import new_key
from network.actions.affiliate import end_affiliation
from network.actions.change_roles import change_roles
from network.actions.claim import claim_listing, hand_over, register_organisation
from network.actions.decide_claim import accept_claim, decline_claim, withdraw_claim
from network.actions.send_claim_link import LINKS_A_DAY, send_claim_link
from network.actions.vouch import MOST_ASKED, answer_vouch, ask_another
from network.enums import Role
from network.enums_ways import ClaimReason, VouchState, WayState
from network.models import Membership, Organisation, OrganisationClaim
from tests.factories.accounts import UserFactory
from tests.factories.network import AffiliationFactory, OrganisationFactory
from tests.factories.staff import editor, member, moderator
from tests.factories.ways import ClaimFactory, VouchFactory

pytestmark = pytest.mark.django_db
SAID = {"position": "Secretary", "evidence": "Ama of the Makola union knows me."}
NEW = {"name": "Kejetia Porters", "org_type": "assoc", "country": "GH"}


class Known:
    """A member organisation that vouches, an editor, and somebody who asks."""

    def __init__(self) -> None:
        self.union = OrganisationFactory.create(name="Makola Traders")
        self.ama = member(self.union, "steward")
        self.editor = editor()
        self.esi = UserFactory.create(email="esi@example.org", language="fr")

    def vouched(self, claim: OrganisationClaim) -> OrganisationClaim:
        """Let the union vouch."""
        answer_vouch(claim.vouches.get(), self.ama, gives=True)
        return claim


@pytest.fixture
def known() -> Known:
    """All of them."""
    return Known()


def test_an_organisation_is_registered_vouched_for_and_listed(known: Known) -> None:
    key = new_key()
    asked = {**NEW, **SAID, "vouchers": [known.union], "key": key}
    claim = register_organisation(known.esi, **asked)
    assert register_organisation(known.esi, **asked) == claim
    assert [one.to for one in mail.outbox] == [[known.ama.email]]
    assert not Organisation.objects.filter(name="Kejetia Porters").exists()
    known.vouched(claim)
    accept_claim(claim, known.editor)
    listed = Organisation.objects.get(name="Kejetia Porters")
    assert listed.slug == "kejetia-porters"
    hers = Membership.objects.get(user=known.esi)
    assert (hers.organisation, hers.roles) == (listed, [Role.STEWARD, Role.AUTHOR])
    welcome = mail.outbox[-1]
    assert welcome.to == ["esi@example.org"]
    assert "/fr/members/organisations/kejetia-porters/" in welcome.body


def test_a_registration_of_what_is_listed_leads_to_the_listing(known: Known) -> None:
    listed = OrganisationFactory.create(name="Kejetia Porters", slug="kejetia-porters")
    claim = register_organisation(known.esi, **NEW, **SAID)
    accept_claim(claim, known.editor, listing=listed, words="It is this one.")
    assert Membership.objects.get(user=known.esi).organisation == listed
    assert Organisation.objects.filter(name="Kejetia Porters").count() == 1
    another = register_organisation(UserFactory.create(), **NEW, **SAID)
    accept_claim(another, known.editor, words="A namesake in Tamale.")
    assert Organisation.objects.filter(slug__startswith="kejetia-porters-").count() == 1


def test_a_listing_is_claimed_and_its_second_claimer_is_sent_to_join(known: Known) -> None:
    listing = OrganisationFactory.create()
    first = claim_listing(listing, known.esi, **SAID, vouchers=[known.union])
    second = ClaimFactory.create(organisation=listing)
    accept_claim(known.vouched(first), known.editor)
    with pytest.raises(Conflict, match="has a steward by now"):
        accept_claim(second, known.editor, words="Also hers.")
    with pytest.raises(Conflict, match="Ask to join"):
        claim_listing(listing, UserFactory.create(), **SAID)
    decline_claim(second, known.editor, reason=ClaimReason.KEPT)
    assert mail.outbox[-1].to == [second.user.email]


def test_what_is_missing_or_waits_already_is_refused(known: Known) -> None:
    listing = OrganisationFactory.create()
    with pytest.raises(Invalid, match="who you are"):
        claim_listing(listing, known.esi, position=" ", evidence="x")
    with pytest.raises(Invalid, match="how we can see"):
        register_organisation(known.esi, **NEW, position="x", evidence=" ")
    with pytest.raises(Invalid, match="name of the organisation"):
        register_organisation(known.esi, **NEW | {"name": "…"}, **SAID)
    claim_listing(listing, known.esi, **SAID)
    register_organisation(known.esi, **NEW, **SAID)
    with pytest.raises(Conflict, match="already"):
        claim_listing(listing, known.esi, **SAID)
    with pytest.raises(Conflict, match="already"):
        register_organisation(known.esi, **NEW | {"name": "KEJETIA  PORTERS"}, **SAID)
    claim_listing(OrganisationFactory.create(), known.esi, **SAID)
    with pytest.raises(Conflict, match="Three of your requests"):
        claim_listing(OrganisationFactory.create(), known.esi, **SAID)
    with pytest.raises(NotAllowed):
        claim_listing(listing, moderator("en"), **SAID)
    with pytest.raises(NotAllowed):
        register_organisation(moderator("en"), **NEW, **SAID)


def test_a_second_try_needs_something_new(known: Known) -> None:
    listing = OrganisationFactory.create()
    first = claim_listing(listing, known.esi, **SAID)
    decline_claim(first, known.editor, reason=ClaimReason.EVIDENCE, words="Who is Ama?")
    assert "Who is Ama?" in mail.outbox[-1].body
    with pytest.raises(Invalid, match="something new"):
        claim_listing(
            listing, known.esi, **SAID | {"evidence": "ama of the MAKOLA union: knows me"}
        )
    claim_listing(listing, known.esi, **SAID, link="https://example.org/board")
    OrganisationClaim.objects.filter(state=WayState.OPEN).delete()
    told = SAID | {"evidence": "My name stands on the board of the market hall."}
    assert claim_listing(listing, known.esi, **told).state == WayState.OPEN


def test_nobody_vouches_for_herself_for_others_or_twice(known: Known) -> None:
    claim = ClaimFactory.create(user=known.ama)
    own = VouchFactory.create(claim=claim, organisation=known.union)
    for user in (known.ama, member(known.union, "author"), known.editor):
        with pytest.raises(NotAllowed):
            answer_vouch(own, user, gives=True)
    other = member(known.union, "steward")
    answer_vouch(own, other, gives=False)
    with pytest.raises(Conflict, match="Another steward"):
        answer_vouch(own, other, gives=True)
    lost = VouchFactory.create(organisation=known.union)
    change_roles(other.memberships.get(), known.ama, {Role.AUTHOR})
    with pytest.raises(NotAllowed):
        answer_vouch(lost, other, gives=True)


def test_another_organisation_is_asked_when_one_refuses(known: Known) -> None:
    claim = ClaimFactory.create(user=known.esi)
    refused = VouchFactory.create(claim=claim, organisation=known.union)
    with pytest.raises(NotAllowed):
        ask_another(claim, known.ama, OrganisationFactory.create())
    with pytest.raises(Conflict, match="before"):
        ask_another(claim, known.esi, known.union)
    answer_vouch(refused, known.ama, gives=False)
    ask_another(claim, known.esi, OrganisationFactory.create())
    ask_another(claim, known.esi, OrganisationFactory.create())
    with pytest.raises(Conflict, match="Enough"):
        ask_another(claim, known.esi, OrganisationFactory.create())
    assert claim.vouches.count() < MOST_ASKED


def test_only_an_editor_decides_never_her_own_and_with_a_reason(known: Known) -> None:
    claim = ClaimFactory.create()
    own = ClaimFactory.create(user=known.editor)
    for user, what in ((known.ama, claim), (moderator("en"), claim), (known.editor, own)):
        with pytest.raises(NotAllowed):
            accept_claim(what, user, words="Yes")
        with pytest.raises(NotAllowed):
            decline_claim(what, user, reason=ClaimReason.EVIDENCE)
    with pytest.raises(Invalid, match="vouched"):
        accept_claim(claim, known.editor)
    with pytest.raises(Invalid, match="Choose a reason"):
        decline_claim(claim, known.editor, reason="")
    with pytest.raises(Invalid, match="Tell her why"):
        decline_claim(claim, known.editor, reason=ClaimReason.OTHER)
    with pytest.raises(NotAllowed):
        withdraw_claim(claim, known.ama)


def test_a_claim_is_decided_once_and_never_when_it_is_withdrawn_or_late(known: Known) -> None:
    claim = ClaimFactory.create()
    vouch = VouchFactory.create(claim=claim, organisation=known.union)
    withdraw_claim(claim, claim.user)
    with pytest.raises(Conflict):
        accept_claim(claim, known.editor, words="Yes")
    with pytest.raises(Conflict):
        decline_claim(claim, known.editor, reason=ClaimReason.EVIDENCE)
    with pytest.raises(Conflict):
        withdraw_claim(claim, claim.user)
    with pytest.raises(Conflict):
        answer_vouch(vouch, known.ama, gives=True)
    late = ClaimFactory.create(expires_at=timezone.now())
    with pytest.raises(Conflict):
        accept_claim(late, known.editor, words="Yes")
    gone = ClaimFactory.create(user__is_active=False)
    with pytest.raises(Conflict, match="deleted"):
        accept_claim(gone, known.editor, words="Yes")
    assert vouch.state == VouchState.ASKED


def test_the_last_steward_hands_over_to_the_campaign(known: Known) -> None:
    hers = known.ama.memberships.get()
    other = member(known.union, "steward")
    with pytest.raises(NotAllowed, match="last steward"):
        hand_over(hers, known.ama, words="")
    change_roles(other.memberships.get(), known.ama, {Role.AUTHOR})
    claim = hand_over(hers, known.ama, words="I move to Kumasi.")
    with pytest.raises(Conflict, match="already"):
        hand_over(hers, known.ama, words="")
    with pytest.raises(NotAllowed):
        hand_over(hers, known.esi, words="")
    accept_claim(claim, known.editor)
    hers.refresh_from_db()
    assert hers.ended_at is not None
    assert mail.outbox[-1].to == [known.ama.email]
    assert claim_listing(known.union, known.esi, **SAID).state == WayState.OPEN


def test_a_network_sends_the_way_to_a_claim_and_gets_no_power(known: Known) -> None:
    edge = AffiliationFactory.create(network=known.union)
    sent = {"email": "Yaa@example.org", "language": "en", "key": new_key()}
    send_claim_link(edge, known.ama, **sent)
    send_claim_link(edge, known.ama, **sent)
    assert [one.to for one in mail.outbox] == [["yaa@example.org"]]
    assert f"/en/members/claims/new/{edge.organisation.slug}/" in mail.outbox[0].body
    with pytest.raises(NotAllowed):
        send_claim_link(edge, known.esi, **sent | {"key": new_key()})
    kept = AffiliationFactory.create(network=known.union)
    member(kept.organisation, "steward")
    with pytest.raises(Conflict, match="has a steward"):
        send_claim_link(kept, known.ama, **sent | {"key": new_key()})
    for _number in range(LINKS_A_DAY - 1):
        send_claim_link(edge, known.ama, **sent | {"key": new_key()})
    with pytest.raises(Conflict, match="tomorrow"):
        send_claim_link(edge, known.ama, **sent | {"key": new_key()})
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        end_affiliation(edge, known.editor, edge.network)
        with pytest.raises(NotAllowed, match="does not belong"):
            send_claim_link(edge, known.ama, **sent | {"key": new_key()})
