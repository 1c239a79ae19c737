"""Delivery packs with names, as the page of their pledge shows them to officers."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Prefetch
from django.utils import timezone

from ..enums_packs import PackState
from ..models import DeliveryPack, PackVolume, Pledge
from ..models.delivery_pack import KEEP_PACKS


class ShownPack(NamedTuple):
    """Where a pack is; its volumes only when they can be taken."""

    language: str
    state: str
    reason: str
    asked_by: str
    asked_at: datetime
    until: datetime
    volumes: Sequence[PackVolume]


def packs_of(pledge: Pledge) -> list[ShownPack]:
    """Return the packs of a pledge that are being made, ready or failed; two statements."""
    volumes = PackVolume.objects.defer("signatures").order_by("number")
    packs = DeliveryPack.objects.filter(pledge=pledge, asked_at__gt=timezone.now() - KEEP_PACKS)
    return [
        ShownPack(
            language=pack.get_language_display(),
            state=pack.state,
            reason=pack.get_failure_display(),
            asked_by=str(pack.asked_by or "–"),
            asked_at=pack.asked_at,
            until=pack.expires_at,
            volumes=list(pack.volumes.all()) if pack.state == PackState.READY else [],
        )
        for pack in packs.select_related("asked_by").prefetch_related(Prefetch("volumes", volumes))
    ]
