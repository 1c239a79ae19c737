"""A network sends somebody the way to claim the listing of one of its members."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from accounts.models import User
from home.actions.errors import Conflict, require
from home.actions.once import once

from .. import emails_ways
from ..models import Affiliation, Organisation
from ..policies_affiliation import may_send_claim_link

LINKS_A_DAY = 20
ACTION = "network.send_claim_link"


def send_claim_link(
    affiliation: Affiliation, user: User, *, email: str, language: str, key: str
) -> None:
    """Send the address of the claim page of a listing; editors decide the claim as any other.

    The address is not kept. Posting one form (`key`) twice sends one mail.

    Raises NotAllowed for who is no steward of the network, Conflict when the listing has a steward
    or the network sent too many today.
    """

    @transaction.atomic
    def act() -> str:
        network = Organisation.objects.select_for_update().get(pk=affiliation.network_id)
        row = Affiliation.objects.select_related("organisation", "network").get(pk=affiliation.pk)
        require(may_send_claim_link(user, network, row))
        if emails_ways.stewards_of(row.organisation):
            raise Conflict(_("This organisation has a steward."))
        day = timezone.now() - timedelta(days=1)
        sent = ModelLogEntry.objects.for_instance(network).filter(action=ACTION, timestamp__gte=day)
        if sent.count() >= LINKS_A_DAY:
            raise Conflict(_("Your organisation sent many of these today. Go on tomorrow."))
        emails_ways.send_claim_link(row.organisation, network, email.strip().lower(), language)
        data = {"organisation": row.organisation_id}
        log(instance=network, action=ACTION, user=user, data=data)
        return ""

    once(user, f"claim link {affiliation.pk}", key, act)
