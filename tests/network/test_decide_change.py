"""A wish for another name, type or country is answered by an editor."""

import pytest
from django.core.mail import EmailMessage

from home.actions.errors import Conflict, Invalid, NotAllowed
from network.actions.change_facts import change_facts
from network.actions.decide_change import decide_change
from network.enums_register import ChangeState, FactGroup
from network.models import FactChange, Organisation
from tests.factories.network import MembershipFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def wish() -> FactChange:
    steward = MembershipFactory.create(steward=True)
    change_facts(steward.organisation, steward.user, FactGroup.IDENTITY, {"name": "New Dawn"})
    return FactChange.objects.select_related("organisation").get()


def test_an_accepted_wish_is_public_and_told(
    wish: FactChange, mailoutbox: list[EmailMessage]
) -> None:
    decide_change(wish, editor(), accept=True)
    assert Organisation.objects.get().name == "New Dawn"
    wish.refresh_from_db()
    assert wish.state == ChangeState.ACCEPTED
    [letter] = mailoutbox
    assert "New Dawn" in letter.body


def test_a_declined_wish_says_why_and_changes_nothing(
    wish: FactChange, mailoutbox: list[EmailMessage]
) -> None:
    with pytest.raises(Invalid):
        decide_change(wish, editor(), accept=False)
    decide_change(wish, editor(), accept=False, reason="Another union has this name.")
    assert Organisation.objects.get().name != "New Dawn"
    [letter] = mailoutbox
    assert "Another union has this name." in letter.body


def test_a_wish_is_answered_once(wish: FactChange) -> None:
    decide_change(wish, editor(), accept=True)
    with pytest.raises(Conflict):
        decide_change(wish, editor(), accept=False, reason="No")
    assert Organisation.objects.get().name == "New Dawn"


def test_a_wish_about_what_has_changed_since_is_not_accepted(wish: FactChange) -> None:
    change_facts(wish.organisation, editor(), FactGroup.IDENTITY, {"name": "Old Dusk"})
    with pytest.raises(Conflict):
        decide_change(wish, editor(), accept=True)
    assert Organisation.objects.get().name == "Old Dusk"


def test_nobody_answers_her_own_wish_and_members_answer_none(wish: FactChange) -> None:
    with pytest.raises(NotAllowed):
        decide_change(wish, wish.made_by, accept=True)
    own = editor()
    FactChange.objects.update(made_by=own)
    wish.refresh_from_db()
    with pytest.raises(NotAllowed):
        decide_change(wish, own, accept=True)
    assert FactChange.objects.get().state == ChangeState.WAITING
