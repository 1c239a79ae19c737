"""Who hears that the day of a promise comes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaign.actions.remind_of_due_dates import remind_of_due_dates
from campaign.alliance_mails import remind_both_sides
from campaign.models import Pledge, PledgePage
from home.models import OutboxMail
from tests.factories.alliance import PartnerFactory
from tests.factories.campaign import AlliancePledgeFactory, pledge_page
from tests.factories.staff import member
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(tree: dict[str, Branch]) -> PledgePage:
    """The public page of a promise that is due in a hundred days."""
    due = timezone.localdate() + timedelta(days=100)
    return pledge_page(tree["en"], AlliancePledgeFactory.create(due_on=due))


def due(promise: PledgePage, days: int) -> Pledge:
    """Let the promise be due in so many days."""
    promise.pledge.due_on = timezone.localdate() + timedelta(days=days)
    promise.pledge.save()
    return promise.pledge


def test_a_side_without_a_steward_is_reminded_through_its_authors(promise: PledgePage) -> None:
    partner = PartnerFactory.create(pledge=promise.pledge, accepted=True)
    author = member(partner.organisation, "author")
    first = member(promise.organisation, "steward")
    second = member(promise.organisation, "author")
    due(promise, 5)
    remind_of_due_dates()
    mailed = {to for mail in OutboxMail.objects.all() for to in mail.to}
    assert {author.email, first.email} <= mailed
    assert second.email not in mailed
    assert f"/p/{promise.pledge.code}/" in str(OutboxMail.objects.get(to=[author.email]).message)


def test_who_comes_after_nobody_was_there_is_still_reminded(promise: PledgePage) -> None:
    due(promise, 5)
    assert remind_of_due_dates() == 0
    member(promise.organisation, "steward")
    assert remind_of_due_dates() == 1


def test_a_promise_whose_reminder_fails_does_not_keep_others_from_theirs(
    promise: PledgePage, tree: dict[str, Branch], monkeypatch: pytest.MonkeyPatch
) -> None:
    day = due(promise, 5).due_on
    other = pledge_page(tree["en"], AlliancePledgeFactory.create(due_on=day))
    steward = member(other.organisation, "steward")

    def fails_once(pledge: Pledge, kind: str) -> int:
        if pledge == promise.pledge:
            raise ValueError(pledge)
        return remind_both_sides(pledge, kind)

    monkeypatch.setattr(
        "campaign.actions.remind_of_due_dates.remind_both_sides", fails_once, raising=True
    )
    assert remind_of_due_dates() == 1
    assert OutboxMail.objects.filter(to=[steward.email]).exists()
    assert not promise.pledge.due_notices.exists()
