"""Two records become one: whose facts stay, what goes over, where the old address leads, undo."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from campaign.models import Endorsement, PledgePartner
from home.actions.errors import Conflict, Invalid, NotAllowed
from network.actions.merge_organisations import merge_organisations, undo_merge
from network.actions.verify_facts import verify_facts
from network.enums_import import PairState
from network.enums_register import FactGroup
from network.facts import facts_in
from network.merge_choices import Choice
from network.merge_movers import texts
from network.models import DuplicatePair, Membership, Merge, Organisation, SourceRecord
from network.models.merge import UNDO_WITHIN
from network.registry import merge_movers
from network.selectors.merged import stands_for
from network.selectors.related import PARTS, relations
from tests.factories.alliance import EndorsementFactory, PartnerFactory
from tests.factories.campaign import PledgeFactory, SheetFactory, SignatureFactory
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.factories.staff import editor
from tests.factories.tree import site_tree
from tests.races import ON_POSTGRESQL, at_once, meeting, then, without_constraints, without_locks

pytestmark = pytest.mark.django_db
# Facts are chosen one by one; the history and the checks of a record stay with it.
STAYS = {"FactChange", "FactCheck", "MboAnswer", "CareService", "Merge", "ConfirmationRequest"}


def pair() -> tuple[Organisation, Organisation]:
    """Return an organisation that stays, and one that is about to be gone."""
    kept = OrganisationFactory.create(name="Novissi", country="TG", town="Kara")
    gone = OrganisationFactory.create(name="SCOOPS Novissi", country="TG", acronym="SN")
    return kept, gone


def merged(kept: Organisation, gone: Organisation, **choices: Choice) -> Merge:
    """Return the merge of two that an editor made."""
    return merge_organisations(editor(), kept.pk, gone.pk, choices)


def state_of(*organisations: Organisation) -> list[Any]:
    """Return what is said of organisations, and who works with them."""
    return [
        [
            facts_in(Organisation.objects.get(pk=one.pk)),
            *(
                list(
                    relation.related_model._base_manager.filter(**{relation.field.name: one.pk})
                    .order_by("pk")
                    .values_list("pk", flat=True)
                )
                for relation in relations()
                if relation.related_model.__name__ not in {*PARTS, *STAYS}
            ),
        ]
        for one in organisations
    ]


def test_everything_that_works_with_an_organisation_goes_over() -> None:
    moved = {label.split(".")[-1] for mover in merge_movers for label in mover.models}
    pages = {model.__name__ for model in texts()}
    working = {relation.related_model.__name__ for relation in relations()}
    assert working - moved - pages - STAYS - PARTS == set()


def test_the_record_that_stays_says_what_the_editor_chose() -> None:
    kept, gone = pair()
    kept.terms.create(vocabulary="sector", code="dw")
    gone.terms.create(vocabulary="sector", code="sv")
    gone.contacts.create(kind="email", value="novissi@example.org", visibility="public")
    merged(kept, gone, name=Choice.GONE)
    facts = facts_in(Organisation.objects.get(pk=kept.pk))
    assert (facts["name"], facts["acronym"], facts["town"]) == ("SCOOPS Novissi", "SN", "Kara")
    assert facts["sector"] == ["dw", "sv"]
    assert [row["name"] for row in facts["names"]] == ["Novissi"]
    assert facts["contacts"][0]["value"] == "novissi@example.org"


def test_members_pledges_and_signatures_go_over_and_back() -> None:
    kept, gone = pair()
    both = MembershipFactory.create(organisation=kept)
    MembershipFactory.create(organisation=gone, user=both.user, steward=True)
    MembershipFactory.create(organisation=gone)
    pledge = PledgeFactory.create(organisation=gone)
    signature = SignatureFactory.create(via=gone.slug)
    SheetFactory.create(organisation=gone)
    SourceRecord.objects.create(source="Census", key="a1", organisation=gone)
    before = state_of(kept, gone)
    merge = merged(kept, gone)
    pledge.refresh_from_db()
    signature.refresh_from_db()
    assert (pledge.organisation, signature.via) == (kept, kept.slug)
    assert Membership.objects.live().filter(organisation=kept).count() == 2
    assert Membership.objects.live().get(user=both.user).is_steward
    assert not Organisation.objects.listed().filter(pk=gone.pk).exists()
    assert not Membership.objects.live().filter(organisation=gone).exists()
    undo_merge(editor(), merge.pk)
    assert state_of(kept, gone) == before
    assert not Membership.objects.live().get(user=both.user, organisation=kept).is_steward
    assert Membership.objects.live().filter(organisation=gone).count() == 2
    assert Organisation.objects.listed().filter(pk=gone.pk).exists()


def test_of_two_endorsements_and_two_answers_one_counts() -> None:
    kept, gone = pair()
    pledge = PledgeFactory.create()
    for one in (kept, gone):
        EndorsementFactory.create(pledge=pledge, organisation=one)
        PartnerFactory.create(pledge__organisation=OrganisationFactory(), organisation=one)
    PartnerFactory.create(
        pledge=PledgePartner.objects.get(organisation=kept).pledge, organisation=gone
    )
    before = state_of(kept, gone)
    merge = merged(kept, gone)
    states = Endorsement.objects.filter(organisation=kept).values_list("state", flat=True)
    assert sorted(states) == ["submitted", "withdrawn"]
    assert PledgePartner.objects.filter(organisation=kept).count() == 2
    assert not PledgePartner.objects.filter(organisation=gone).exists()
    undo_merge(editor(), merge.pk)
    assert state_of(kept, gone) == before


def test_the_old_address_leads_to_the_record_in_every_language(client: Client) -> None:
    site_tree("en", "fr")
    kept, gone = pair()
    first = OrganisationFactory.create()
    merged(gone, first)
    merge = merged(kept, gone)
    for language in ("en", "fr"):
        for old in (gone, first):
            answer = client.get(f"/{language}/network/{old.slug}/")
            assert (answer.status_code, answer["Location"]) == (
                301,
                f"/{language}/network/{kept.slug}/",
            )
    undo_merge(editor(), merge.pk)
    assert client.get(f"/en/network/{gone.slug}/").status_code == 200
    first.refresh_from_db()
    assert stands_for(first) == gone


def test_what_changed_since_the_merge_stays_when_it_is_undone() -> None:
    kept, gone = pair()
    merge = merged(kept, gone)
    Organisation.objects.filter(pk=kept.pk).update(acronym="NEW")
    undo_merge(editor(), merge.pk)
    kept.refresh_from_db()
    assert kept.acronym == "NEW"
    found = DuplicatePair.objects.get()
    assert found.state == PairState.WAITING


def test_a_merge_is_refused_in_words() -> None:
    kept, gone = pair()
    stranger = MembershipFactory.create(steward=True, organisation=kept).user
    with pytest.raises(NotAllowed):
        merge_organisations(stranger, kept.pk, gone.pk, {})
    with pytest.raises(Invalid, match="itself"):
        merge_organisations(editor(), kept.pk, kept.pk, {})
    merge = merged(kept, gone)
    with pytest.raises(Conflict, match="part of another"):
        merge_organisations(editor(), kept.pk, gone.pk, {})
    with pytest.raises(NotAllowed):
        undo_merge(stranger, merge.pk)
    newer = merged(OrganisationFactory.create(), kept)
    with pytest.raises(Conflict, match="again since"):
        undo_merge(editor(), merge.pk)
    Merge.objects.filter(pk=newer.pk).update(merged_at=timezone.now() - UNDO_WITHIN)
    with pytest.raises(Conflict, match="30 days"):
        undo_merge(editor(), newer.pk)


def merge_into_two() -> int:
    """Let two editors make one record a part of two others at once; return how many succeed."""
    first, gone = pair()
    staff, places = editor(), [first, OrganisationFactory.create()]

    def act(place: int) -> bool:
        try:
            merge_organisations(staff, places[place].pk, gone.pk, {})
        except Conflict:
            return False
        return True

    return at_once(2, act).count(True)


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_of_two_who_merge_one_record_away_one_succeeds() -> None:
    assert merge_into_two() == 1


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_without_locks_it_would_be_part_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    from network.actions import merge_organisations as module

    without_locks(monkeypatch)
    without_constraints(Merge, "merge_gone_once")
    monkeypatch.setattr(module, "facts_in", then(module.facts_in, meeting(2)))
    assert merge_into_two() == 2


def test_a_fact_that_comes_over_takes_the_check_of_its_group_away() -> None:
    kept, gone = pair()
    verify_facts(kept, editor(), FactGroup.IDENTITY, "register of cooperatives")
    verify_facts(kept, editor(), FactGroup.PLACE, "a visit")
    merged(kept, gone)
    checks = dict(kept.checks.values_list("group", "verified_on"))
    # The short name came over; of the place nothing did.
    assert checks["identity"] is None
    assert checks["place"] is not None
