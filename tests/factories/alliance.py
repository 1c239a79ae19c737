"""Partners, reports and endorsements for tests."""

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone

from campaign.enums import PledgeState
from campaign.enums_alliance import DecidedBy, EndorsementState, PartnerState
from campaign.models import Endorsement, PledgePartner, PledgeReport
from campaign.selectors.agreements import promised_now
from tests.factories.campaign import AlliancePledgeFactory, PledgeFactory
from tests.factories.network import OrganisationFactory


class PartnerFactory(factory.django.DjangoModelFactory[PledgePartner]):
    """A partner that was asked and has not answered."""

    pledge = factory.SubFactory(AlliancePledgeFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    asked_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))

    class Meta:
        model = PledgePartner

    class Params:
        accepted = factory.Trait(
            state=PartnerState.ACCEPTED,
            answered_at=factory.LazyFunction(timezone.now),
            agreed_digest=factory.LazyAttribute(lambda one: promised_now(one.pledge)),
        )


class ReportFactory(factory.django.DjangoModelFactory[PledgeReport]):
    """A report of the owner that waits for an editor: the promise is kept."""

    pledge = factory.SubFactory(AlliancePledgeFactory)
    organisation = factory.SelfAttribute("pledge.organisation")
    text = "The door is open, and 30 children are inside."
    text_language = "en"
    proposed_state = PledgeState.KEPT

    class Meta:
        model = PledgeReport


class EndorsementFactory(factory.django.DjangoModelFactory[Endorsement]):
    """An endorsement that waits for its check."""

    pledge = factory.SubFactory(PledgeFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    speaker_name = "Ama Mensah"
    speaker_role = "President"
    members_counted = 2300
    decided_by = DecidedBy.ASSEMBLY
    decided_on = date(2026, 5, 4)
    constituency = "informal-workers"

    class Meta:
        model = Endorsement

    class Params:
        accepted = factory.Trait(
            state=EndorsementState.ACCEPTED, checked_at=factory.LazyFunction(timezone.now)
        )


def mandate(**fields: Any) -> dict[str, Any]:
    """Return what a browser posts with the form of an endorsement."""
    return {
        "speaker_name": "Ama Mensah",
        "speaker_role": "President",
        "members_counted": "2300",
        "decided_by": DecidedBy.ASSEMBLY.value,
        "decided_on": "2026-05-04",
        "constituency": "informal-workers",
        "note": "",
        **fields,
    }
