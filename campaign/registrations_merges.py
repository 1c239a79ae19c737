"""What of the campaign goes over when two organisations become one."""

from typing import Any

from django.core import serializers
from django.utils import timezone

from network.merging import Moved, Mover, rows
from network.registry import merge_movers

from .attribution import MAX_VIA
from .enums_alliance import LIVE_ENDORSEMENTS, EndorsementState
from .models import Endorsement, PledgePartner, Signature


def _move_endorsements(gone: Any, kept: Any) -> Moved:
    """Take endorsements over; where both stand behind a pledge, one of the two ends."""
    mine = Endorsement.objects.select_for_update().filter(organisation=gone)
    pledges = Endorsement.objects.filter(organisation=kept, state__in=LIVE_ENDORSEMENTS)
    twice = mine.filter(
        state__in=LIVE_ENDORSEMENTS, pledge__in=list(pledges.values_list("pledge_id", flat=True))
    )
    ended = dict(twice.values_list("pk", "state"))
    Endorsement.objects.filter(pk__in=ended).update(
        state=EndorsementState.WITHDRAWN, withdrawn_at=timezone.now()
    )
    moved = list(mine.values_list("pk", flat=True))
    Endorsement.objects.filter(pk__in=moved).update(organisation=kept)
    return {"moved": moved, "ended": [[pk, state] for pk, state in ended.items()]}


def _endorsements_back(gone: Any, kept: Any, moved: Moved) -> None:
    found = Endorsement.objects.filter(organisation=kept)
    found.filter(pk__in=moved["moved"]).update(organisation=gone)
    for pk, state in moved["ended"]:
        Endorsement.objects.filter(pk=pk, state=EndorsementState.WITHDRAWN).update(
            state=state, withdrawn_at=None
        )


def _move_partners(gone: Any, kept: Any) -> Moved:
    """Take promises over; of two answers to one promise, that of who stays counts."""
    mine = PledgePartner.objects.select_for_update().filter(organisation=gone)
    there = PledgePartner.objects.filter(organisation=kept).values_list("pledge_id", flat=True)
    own = kept.pledges.values_list("pk", flat=True)
    twice = mine.filter(pledge__in=[*there, *own])
    dropped = serializers.serialize("json", twice)
    twice.delete()
    moved = list(mine.values_list("pk", flat=True))
    PledgePartner.objects.filter(pk__in=moved).update(organisation=kept)
    return {"moved": moved, "dropped": dropped}


def _partners_back(gone: Any, kept: Any, moved: Moved) -> None:
    PledgePartner.objects.filter(pk__in=moved["moved"], organisation=kept).update(organisation=gone)
    for row in serializers.deserialize("json", moved["dropped"]):
        row.save()


def _move_signatures(gone: Any, kept: Any) -> Moved:
    """Let signatures that the other's collectors brought count for the one that stays."""
    pks = list(Signature.objects.filter(via=gone.slug[:MAX_VIA]).values_list("pk", flat=True))
    Signature.objects.filter(pk__in=pks).update(via=kept.slug[:MAX_VIA])
    return pks


def _signatures_back(gone: Any, kept: Any, moved: Moved) -> None:
    Signature.objects.filter(pk__in=moved, via=kept.slug[:MAX_VIA]).update(via=gone.slug[:MAX_VIA])


merge_movers.register(
    "endorsements", Mover(["campaign.Endorsement"], _move_endorsements, _endorsements_back)
)
merge_movers.register("partners", Mover(["campaign.PledgePartner"], _move_partners, _partners_back))
merge_movers.register("pledges", rows("campaign.Pledge"))
merge_movers.register("reports", rows("campaign.PledgeReport"))
merge_movers.register("sheets", rows("campaign.SignatureSheet"))
merge_movers.register("signatures", Mover([], _move_signatures, _signatures_back))
