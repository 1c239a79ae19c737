"""Who belongs to which network: said by one side, confirmed by the other, ended by either."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.once import new_key
from network.actions.affiliate import (
    STATED_A_DAY,
    confirm_affiliation,
    decline_affiliation,
    end_affiliation,
    state_affiliation,
)
from network.actions.change_roles import change_roles
from network.affiliation_drawing import draw
from network.enums import Role
from network.enums_affiliation import AffiliationKind, AffiliationState, Side
from network.models import Affiliation, Organisation
from network.selectors.affiliations import edge, standings_of
from tests.factories.network import AffiliationFactory, MembershipFactory, OrganisationFactory
from tests.factories.staff import editor, member
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
MEMBER = AffiliationKind.MEMBER


class Pair:
    """A union and a network, each with a steward."""

    def __init__(self) -> None:
        self.union = OrganisationFactory.create(name="Makola Traders", slug="makola")
        self.network = OrganisationFactory.create(name="StreetNet Ghana", org_type="network")
        self.ama = member(self.union, "steward")
        self.nana = member(self.network, "steward")

    def state(self, user: Any = None, **options: Any) -> Affiliation:
        """Let the union say that it belongs to the network."""
        options.setdefault("speaks_for", self.union)
        return state_affiliation(self.union, self.network, MEMBER, user or self.ama, **options)


@pytest.fixture
def pair() -> Pair:
    """Both of them."""
    return Pair()


def test_either_side_says_it_and_the_other_confirms(pair: Pair) -> None:
    said = pair.state()
    assert edge(said).state == "Said by Makola Traders"
    assert [one.to for one in mail.outbox] == [[pair.nana.email]]
    confirmed = confirm_affiliation(said, pair.nana, pair.network)
    assert edge(confirmed).state == "Confirmed by both"
    assert (confirmed.asserted_by, confirmed.confirmed_by) == (pair.ama, pair.nana)
    ended = end_affiliation(confirmed, pair.ama, pair.union)
    assert (ended.state, ended.until) == (AffiliationState.ENDED, timezone.localdate())
    other_way = state_affiliation(
        pair.union, pair.network, MEMBER, pair.nana, speaks_for=pair.network
    )
    assert other_way.asserted_side == Side.NETWORK
    assert pair.state().state == AffiliationState.CONFIRMED


def test_a_form_posted_twice_says_it_once(pair: Pair) -> None:
    key = new_key()
    assert pair.state(key=key) == pair.state(key=key)
    assert len(mail.outbox) == 1
    with pytest.raises(Conflict, match="said already"):
        state_affiliation(pair.union, pair.network, MEMBER, pair.ama, speaks_for=pair.union)


def test_nobody_confirms_her_own_word_and_nobody_speaks_for_others(pair: Pair) -> None:
    said = pair.state()
    stranger = member(OrganisationFactory.create(), "steward")
    author = member(pair.network, "author")
    for user, side in (
        (stranger, pair.network),
        (author, pair.network),
        (stranger, stranger.memberships.get().organisation),
    ):
        with pytest.raises(NotAllowed):
            confirm_affiliation(said, user, side)
        with pytest.raises(NotAllowed):
            decline_affiliation(said, user, side)
        with pytest.raises(NotAllowed):
            end_affiliation(said, user, side)
    with pytest.raises(Conflict, match="Your side said this"):
        confirm_affiliation(said, pair.ama, pair.union)
    with pytest.raises(Conflict, match="only be ended"):
        decline_affiliation(said, pair.ama, pair.union)
    with pytest.raises(Conflict, match="confirm or decline"):
        end_affiliation(said, pair.nana, pair.network)
    with pytest.raises(NotAllowed):
        confirm_affiliation(said, editor(), pair.network)
    with pytest.raises(NotAllowed):
        pair.state(stranger)
    theirs = stranger.memberships.get().organisation
    with pytest.raises(NotAllowed):
        state_affiliation(pair.union, pair.network, MEMBER, stranger, speaks_for=theirs)


def test_what_is_no_pair_no_kind_or_no_day_is_refused(pair: Pair) -> None:
    with pytest.raises(Invalid, match="itself"):
        state_affiliation(pair.union, pair.union, MEMBER, pair.ama, speaks_for=pair.union)
    with pytest.raises(Invalid):
        state_affiliation(pair.union, pair.network, "x", pair.ama, speaks_for=pair.union)
    with pytest.raises(Invalid, match="still to come"):
        pair.state(since=timezone.localdate() + timedelta(days=2))
    for wrong in ({"network": pair.union}, {"since": date(2020, 1, 2), "until": date(2020, 1, 1)}):
        fields = {"organisation": pair.union, "network": pair.network} | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            AffiliationFactory.create(**fields)


def test_after_a_no_the_same_side_waits_three_months(pair: Pair) -> None:
    decline_affiliation(pair.state(), pair.nana, pair.network)
    with pytest.raises(Conflict, match="three months"):
        pair.state()
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert pair.state().is_open


def test_what_was_answered_in_another_tab_is_not_answered_again(pair: Pair) -> None:
    said = pair.state()
    confirm_affiliation(said, pair.nana, pair.network)
    with pytest.raises(Conflict):
        confirm_affiliation(said, pair.nana, pair.network)
    with pytest.raises(Conflict):
        decline_affiliation(said, pair.nana, pair.network)
    end_affiliation(said, pair.nana, pair.network)
    with pytest.raises(Conflict, match="in the meantime"):
        end_affiliation(said, pair.ama, pair.union)


def test_a_steward_who_lost_her_role_in_another_tab_says_nothing_more(pair: Pair) -> None:
    said = pair.state()
    other = member(pair.network, "steward")
    change_roles(pair.nana.memberships.get(), other, {Role.AUTHOR})
    with pytest.raises(NotAllowed):
        confirm_affiliation(said, pair.nana, pair.network)


def test_the_word_of_the_campaign_is_taken_over_by_one_side_and_confirmed_by_the_other(
    pair: Pair,
) -> None:
    said = pair.state(editor())
    assert edge(said).state == "Said by the campaign"
    assert {one.to[0] for one in mail.outbox} == {pair.ama.email, pair.nana.email}
    taken = confirm_affiliation(said, pair.nana, pair.network)
    assert edge(taken).state == "Said by StreetNet Ghana"
    assert confirm_affiliation(said, pair.ama, pair.union).state == AffiliationState.CONFIRMED


def test_nobody_says_more_than_thirty_things_a_day(pair: Pair) -> None:
    for _number in range(STATED_A_DAY):
        AffiliationFactory.create(organisation=pair.union)
    with pytest.raises(Conflict, match="tomorrow"):
        pair.state()


def test_a_network_sees_how_fresh_its_members_are(
    pair: Pair, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        AffiliationFactory.create(
            network=pair.network, organisation__last_confirmed_at=date(2026, 1, 1 + number)
        )
    pair.state()
    with django_assert_num_queries(1):
        members = standings_of(pair.network)["members"]
    seen = {(one.other.name, one.has_steward, one.asked) for one in members}
    assert (pair.union.name, True, True) in seen
    assert [one.has_steward for one in members].count(False) == 3
    assert [one.last_confirmed for one in members].count(date(2026, 1, 1)) == 1


def test_a_steward_finds_a_network_by_its_name_and_says_it(pair: Pair, client: Client) -> None:
    client.force_login(pair.ama)
    address = reverse("member_affiliation_new", args=[pair.union.slug])
    found = client.get(address, {"q": "streetnet gana"}).content.decode()
    assert f"?with={pair.network.slug}" in found
    there = f"{address}?with={pair.network.slug}"
    assert client.post(there, {"side": "network"}).status_code == 422
    answer = client.post(there, {"side": "network", "kind": "member", "since": "2020-05-01"})
    listed = client.get(answer.headers["Location"]).content.decode()
    assert "Said by Makola Traders" in listed
    row = Affiliation.objects.get()
    assert (row.organisation, row.since) == (pair.union, date(2020, 5, 1))
    client.force_login(pair.nana)
    button = reverse("member_affiliation", args=[pair.network.slug, row.pk])
    client.post(button, {"confirm": "1"})
    row.refresh_from_db()
    assert row.state == AffiliationState.CONFIRMED
    # Through the address of an organisation that is on neither side nobody reaches it.
    other = MembershipFactory.create(user=pair.nana, steward=True).organisation
    assert client.post(reverse("member_affiliation", args=[other.slug, row.pk])).status_code == 404


def test_the_pages_of_both_sides_and_the_drawing_say_the_same(pair: Pair, client: Client) -> None:
    site_tree("en")
    confirm_affiliation(pair.state(), pair.nana, pair.network)
    AffiliationFactory.create(
        network=pair.network, organisation__country="TG", organisation__name="Coop Lomé"
    )
    declined = AffiliationFactory.create(network=pair.network, organisation__name="Unasked Union")
    decline_affiliation(declined, pair.nana, pair.network)
    for one in (pair.union, pair.network):
        page = client.get(f"/en/network/{one.slug}/").content.decode()
        assert "Confirmed by both" in page
        assert "Unasked Union" not in page
    page = client.get("/en/network/affiliations/?country=TG").content.decode()
    assert page.count("Coop Lomé</") == 3
    assert "Makola" not in page
    everything = client.get("/en/network/affiliations/").content.decode()
    assert everything.count("Makola Traders") == 2
    assert "Said by" in everything
    assert client.get("/en/network/affiliations/?country=%00&page=x").status_code == 200
    # The light view has the list alone.
    light = client.get("/en/network/affiliations/?lite=1").content.decode()
    assert ("<svg viewBox" in light, "Makola Traders" in light) == (False, True)


def test_the_graph_of_many_takes_few_queries(django_assert_max_num_queries: Any) -> None:
    site_tree("en")
    network = OrganisationFactory.create()
    for _number in range(30):
        AffiliationFactory.create(network=network)
    client = Client()
    client.get("/en/network/affiliations/")
    with django_assert_max_num_queries(12):
        assert client.get("/en/network/affiliations/").status_code == 200


def test_no_organisation_takes_the_address_of_the_graph() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name="A", slug="affiliations", org_type="union", country="GH")


def test_names_stand_once_and_far_ends_reach_farther() -> None:
    drawing = draw([((1, "Net"), (2, "A"), "said"), ((1, "Net"), (3, "B" * 50), "ended")])
    assert [(node.name[:3], node.is_network) for node in drawing.nodes] == [
        ("Net", True),
        ("A", False),
        ("BBB", False),
    ]
    assert drawing.nodes[2].name.endswith("…")
    near, far = (float(arc.path.split("C")[1].split()[0]) for arc in drawing.arcs)
    assert far < near
