"""Changing facts: what goes live, what waits, what is confirmed, and taking it back."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from home.actions.errors import Conflict, Invalid, NotAllowed
from network.actions.change_facts import change_facts
from network.actions.confirm_facts import confirm_facts
from network.actions.forget_contacts import forget_contacts
from network.actions.revert_change import revert_change
from network.actions.verify_facts import verify_facts
from network.enums_register import ChangeState, FactGroup, MboTest
from network.facts import facts_in, write_facts
from network.models import FactChange, Membership, Organisation
from tests.factories.network import MembershipFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db

CARE = {"setting": "market", "provider": "mbo", "finance": "fees", "places": 30}


@pytest.fixture
def steward() -> Membership:
    return MembershipFactory.create(steward=True)


def change(steward: Membership, group: FactGroup, **values: Any) -> FactChange | None:
    return change_facts(steward.organisation, steward.user, group, values)


def fresh(steward: Membership) -> Organisation:
    return Organisation.objects.get(pk=steward.organisation_id)


def test_facts_go_live_at_once_with_how_they_were_before(steward: Membership) -> None:
    made = change(steward, FactGroup.MEMBERS, members_count=1200, members_as_of=date(2026, 5, 1))
    assert made is not None
    assert made.state == ChangeState.LIVE
    assert made.before == {"members_count": None, "members_as_of": None}
    assert made.after == {"members_count": 1200, "members_as_of": "2026-05-01"}
    assert fresh(steward).members_count == 1200


def test_every_fact_is_read_as_it_was_written(steward: Membership) -> None:
    said = {
        "names": [
            {"kind": "acronym", "language": "fr", "name": "UPM"},
            {"kind": "other", "language": "", "name": "The Porters"},
        ],
        "sector": ["hp", "mt"],
        "constituency": ["informal-workers"],
        "language": ["en", "tw"],
        "registered_on": "1999-03-02",
        "latitude": "5.55",
        "longitude": "-0.22",
        "women_share": 97,
        "mbo": {"dues": {"is_met": True, "known_on": "2026-01-05"}},
        "contacts": [{"kind": "phone", "value": "+233201234567", "visibility": "network"}],
        "care": {**CARE, "days": "12345", "opens_at": "06:30:00", "closes_at": "18:00:00",
                 "age_from": 6, "age_to": 60, "price": "2.5", "price_currency": "GHS",
                 "price_period": "day", "price_on": "2026-02-01", "staff": 4,
                 "quality": ["food"], "relation": "runs"},
    }  # fmt: skip
    write_facts(steward.organisation, said)
    found = facts_in(fresh(steward))
    assert {name: found[name] for name in said} == said


def test_saying_it_again_changes_nothing_and_confirms_it(steward: Membership) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=40)):
        change(steward, FactGroup.PLACE, town="Tamale")
    assert change(steward, FactGroup.PLACE, town="Tamale") is None
    assert FactChange.objects.count() == 1
    check = steward.organisation.checks.get(group=FactGroup.PLACE)
    assert (check.confirmed_on, check.confirmed_as) == (timezone.localdate(), "steward")


def test_name_type_and_country_of_a_steward_wait(steward: Membership) -> None:
    before = steward.organisation.name
    change(steward, FactGroup.IDENTITY, name="Porters' Union", org_type="coop", acronym="PU")
    found = fresh(steward)
    assert (found.name, found.org_type, found.acronym) == (before, "union", "PU")
    wish = found.fact_changes.get(state=ChangeState.WAITING)
    assert wish.after == {"name": "Porters' Union", "org_type": "coop"}
    change(steward, FactGroup.IDENTITY, name="Porters' Union", org_type="coop")
    assert found.fact_changes.filter(state=ChangeState.WAITING).get() == wish
    change(steward, FactGroup.IDENTITY, name="The Porters")
    assert found.fact_changes.get(state=ChangeState.WAITING).after == {"name": "The Porters"}
    assert FactChange.objects.get(pk=wish.pk).state == ChangeState.REPLACED


def test_an_editors_name_is_public_at_once(steward: Membership) -> None:
    change_facts(steward.organisation, editor(), FactGroup.IDENTITY, {"name": "Porters' Union"})
    assert fresh(steward).name == "Porters' Union"


def test_who_is_no_steward_changes_confirms_and_takes_back_nothing(steward: Membership) -> None:
    made = change(steward, FactGroup.PLACE, town="Accra")
    assert made is not None
    author = MembershipFactory.create(organisation=steward.organisation).user
    other = MembershipFactory.create(steward=True).user
    for stranger in (author, other):
        with pytest.raises(NotAllowed):
            change_facts(steward.organisation, stranger, FactGroup.PLACE, {"town": "Tema"})
        with pytest.raises(NotAllowed):
            confirm_facts(steward.organisation, stranger)
        with pytest.raises(NotAllowed):
            revert_change(made, stranger)
        with pytest.raises(NotAllowed):
            verify_facts(steward.organisation, stranger, FactGroup.PLACE, "a call")
    assert fresh(steward).town == "Accra"


def test_a_change_is_taken_back_once_and_not_over_a_newer_one(steward: Membership) -> None:
    first = change(steward, FactGroup.PLACE, town="Accra")
    second = change(steward, FactGroup.PLACE, town="Tema")
    assert first is not None
    assert second is not None
    with pytest.raises(Conflict):
        revert_change(first, steward.user)
    revert_change(second, steward.user)
    assert fresh(steward).town == "Accra"
    revert_change(second, steward.user)
    revert_change(first, steward.user)
    assert fresh(steward).town == ""
    assert second.organisation.fact_changes.filter(state=ChangeState.REVERTED).count() == 2


def test_a_steward_does_not_take_back_the_name_that_an_editor_gave(steward: Membership) -> None:
    made = change_facts(steward.organisation, editor(), FactGroup.IDENTITY, {"name": "New"})
    assert made is not None
    with pytest.raises(NotAllowed):
        revert_change(made, steward.user)


def test_only_who_meets_all_six_tests_is_called_an_mbo(steward: Membership) -> None:
    met = {test: {"is_met": True, "known_on": "2026-01-05"} for test in MboTest.values}
    change(
        steward,
        FactGroup.DEMOCRACY,
        mbo=met | {"dues": {"is_met": False, "known_on": "2026-01-05"}},
    )
    assert not fresh(steward).is_mbo
    change(steward, FactGroup.DEMOCRACY, mbo=met)
    assert fresh(steward).is_mbo


def test_of_an_area_only_the_rounded_middle_is_kept(steward: Membership) -> None:
    change(steward, FactGroup.PLACE, latitude="5.55029", longitude="-0.21741")
    assert fresh(steward).latitude == Decimal("5.55")
    change(
        steward, FactGroup.PLACE, latitude="5.55029", longitude="-0.21741", location_level="exact"
    )
    assert fresh(steward).longitude == Decimal("-0.21741")


def test_the_exact_place_of_child_care_in_a_home_is_never_kept(steward: Membership) -> None:
    change(
        steward, FactGroup.PLACE, latitude="5.55029", longitude="-0.21741", location_level="exact"
    )
    change(steward, FactGroup.CARE, care={**CARE, "setting": "home"})
    found = fresh(steward)
    assert (found.location_level, found.latitude) == ("area", Decimal("5.55"))
    with pytest.raises(Invalid):
        change(
            steward, FactGroup.PLACE, latitude="5.55029", longitude="-0.2", location_level="exact"
        )


def test_taking_back_does_not_bring_the_place_of_a_home_back(steward: Membership) -> None:
    exact = {"latitude": "5.55029", "longitude": "-0.21741", "location_level": "exact"}
    change(steward, FactGroup.PLACE, **exact)
    away = change(steward, FactGroup.PLACE, location_level="area")
    assert away is not None
    change(steward, FactGroup.CARE, care={**CARE, "setting": "home"})
    with pytest.raises(Invalid):
        revert_change(away, steward.user)
    assert fresh(steward).latitude == Decimal("5.55")


def test_the_record_is_as_old_as_its_oldest_group(steward: Membership) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=400)):
        confirm_facts(steward.organisation, steward.user)
        old = timezone.localdate()
    change(steward, FactGroup.PLACE, town="Tema")
    assert fresh(steward).last_confirmed_at == old
    confirm_facts(steward.organisation, steward.user)
    found = fresh(steward)
    assert (found.last_confirmed_at, found.last_confirmed_as) == (timezone.localdate(), "steward")


def test_what_was_never_confirmed_makes_the_record_unconfirmed(steward: Membership) -> None:
    change(steward, FactGroup.PLACE, town="Tema")
    assert fresh(steward).last_confirmed_at is None


def test_a_check_says_how_and_ends_with_the_next_change(steward: Membership) -> None:
    with pytest.raises(Invalid):
        verify_facts(steward.organisation, editor(), FactGroup.PLACE, " ")
    verify_facts(steward.organisation, editor(), FactGroup.PLACE, "a call to the office")
    check = steward.organisation.checks.get(group=FactGroup.PLACE)
    assert check.verified_on == timezone.localdate()
    change(steward, FactGroup.MEMBERS, members_count=3)
    check.refresh_from_db()
    assert check.verified_on is not None
    change(steward, FactGroup.PLACE, town="Tema")
    check.refresh_from_db()
    assert (check.verified_on, check.how) == (None, "")


def test_an_editor_does_not_check_her_own_organisation(steward: Membership) -> None:
    own = editor()
    MembershipFactory.create(user=own, organisation=steward.organisation)
    with pytest.raises(NotAllowed):
        verify_facts(steward.organisation, own, FactGroup.PLACE, "I know it")


def test_old_contacts_are_forgotten_in_the_history_too(steward: Membership) -> None:
    phone = [{"kind": "phone", "value": "+233201234567", "visibility": "public"}]
    with time_machine.travel(timezone.now() - timedelta(days=91)):
        change(steward, FactGroup.CONTACT, contacts=phone)
    new = change(steward, FactGroup.CONTACT, contacts=[])
    assert forget_contacts() == 1
    assert [row.after for row in steward.organisation.fact_changes.all()] == [{"contacts": []}, {}]
    assert new is not None
    assert new.before == {"contacts": phone}
