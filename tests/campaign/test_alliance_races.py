"""Two hands at the same moment: one endorsement, one reminder, no promise without its partners.

Each test has a twin that shows the race when the guard is off. PostgreSQL alone.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections, transaction
from django.utils import timezone

from campaign import publishing
from campaign.actions import partners
from campaign.actions.endorse import endorse
from campaign.actions.partners import answer_partner
from campaign.actions.remind_of_due_dates import remind_of_due_dates
from campaign.enums_alliance import PartnerState
from campaign.forms.alliance import EndorsementForm
from campaign.models import Endorsement, Pledge, PledgePage, PledgePartner
from home.models import OutboxMail
from tests.factories.alliance import PartnerFactory, mandate
from tests.factories.campaign import AlliancePledgeFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.staff import member
from tests.factories.tree import site_tree
from tests.races import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
    ),
]
HANDS = 6
SECONDS = 10


def endorse_at_once() -> None:
    page = pledge_page(site_tree("en")["en"])
    union = OrganisationFactory.create()
    steward = member(union, "steward")
    form = EndorsementForm(mandate(), organisations=[union])
    assert form.is_valid()

    def act(_place: int) -> None:
        with suppress(PermissionDenied):
            endorse(page.pledge_id, steward, union, form.cleaned_data)

    at_once(HANDS, act)


def test_an_organisation_that_endorses_with_many_hands_endorses_once() -> None:
    endorse_at_once()
    assert Endorsement.objects.count() == 1


def test_without_the_constraint_it_would_endorse_more_than_once() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX endorsement_one_live")
    endorse_at_once()
    assert Endorsement.objects.count() > 1


def remind_at_once() -> None:
    due = timezone.localdate() + timedelta(days=5)
    page = pledge_page(site_tree("en")["en"], AlliancePledgeFactory.create(due_on=due))
    member(page.organisation, "steward")
    at_once(HANDS, lambda _place: remind_of_due_dates())


def test_workers_that_run_at_once_remind_once(settings: Any) -> None:
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    remind_at_once()
    assert OutboxMail.objects.count() == 1


def test_without_the_constraint_they_would_remind_more_than_once(settings: Any) -> None:
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE campaign_duenotice DROP CONSTRAINT due_notice_once")
    remind_at_once()
    assert OutboxMail.objects.count() > 1


def decline_while_it_is_published() -> PledgePage:
    """Publish a promise; while that is not committed yet, its partner declines."""
    page = pledge_page(site_tree("en")["en"], AlliancePledgeFactory.create(), live=False)
    partner = PartnerFactory.create(pledge=page.pledge, accepted=True)
    steward = member(partner.organisation, "steward")
    checked, declined = Event(), Event()

    def publish() -> None:
        with transaction.atomic():
            if not publishing.check_partners(PledgePage.objects.get(pk=page.pk)):
                return
            checked.set()
            declined.wait(1)
            PledgePage.objects.filter(pk=page.pk).update(live=True)

    def decline() -> None:
        checked.wait(SECONDS)
        with suppress(PermissionDenied):
            answer_partner(partner.pk, steward, accept=False)
        declined.set()

    acts: list[Callable[[], None]] = [publish, decline]
    at_once(2, lambda place: acts[place]())
    connections.close_all()
    return page


def is_public_without_its_partner() -> bool:
    declined = PledgePartner.objects.filter(state=PartnerState.DECLINED)
    return Pledge.objects.published().filter(partners__in=declined).exists()


def test_a_partner_that_declines_in_that_moment_is_not_passed_over() -> None:
    decline_while_it_is_published()
    assert not is_public_without_its_partner()


def test_without_the_lock_a_promise_would_be_public_without_its_partner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(partners, "lock_pledge", lambda pk: Pledge.objects.get(pk=pk))
    decline_while_it_is_published()
    assert is_public_without_its_partner()
