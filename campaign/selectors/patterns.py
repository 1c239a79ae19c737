"""What the score sees only when it looks at many signatures at once: crowds and repeated names."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.db.models.functions import TruncHour, TruncMinute

from ..email_keys import domains_of
from ..enums import HeldReason
from ..models import BlockedDomain, Signature

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@dataclass
class Patterns:
    """Numbers about the surroundings of one batch; see `patterns_of`."""

    # (network, minute) -> signatures.
    crowds: dict[tuple[str, datetime], int] = field(default_factory=dict)
    # (pledge, name, hour), with and without the network -> addresses.
    names: Counter[tuple[Any, ...]] = field(default_factory=Counter)
    domains: set[str] = field(default_factory=set)

    def reasons(self, signature: Signature) -> list[str]:
        """Return what the surroundings say against a signature."""
        found = []
        crowd = self._crowd(signature)
        if crowd > settings.SIGNING_FLOOD_LIMIT:
            found.append(HeldReason.FLOOD.value)
        elif crowd > settings.SIGNING_CROWD_LIMIT:
            found.append(HeldReason.CROWD.value)
        if self._repeats_a_name(signature):
            found.append(HeldReason.NAMES.value)
        if not self.domains.isdisjoint(domains_of(signature.email)):
            found.append(HeldReason.DOMAIN.value)
        return found

    def _crowd(self, signature: Signature) -> int:
        """Return how many signed in her network in the minutes up to hers."""
        if not signature.network_hash:
            return 0
        minute = signature.created_at.replace(second=0, microsecond=0)
        minutes = range(settings.SIGNING_CROWD_SECONDS // 60)
        keys = ((signature.network_hash, minute - step * MINUTE) for step in minutes)
        return sum(self.crowds.get(key, 0) for key in keys)

    def _repeats_a_name(self, signature: Signature) -> bool:
        if not signature.network_hash:
            return False
        anywhere = _name(signature)
        near = self.names[*anywhere, signature.network_hash]
        return (
            near >= settings.SIGNING_SAME_NAME_IN_NETWORK
            or self.names[anywhere] >= settings.SIGNING_SAME_NAME_ANYWHERE
        )


def patterns_of(batch: Sequence[Signature]) -> Patterns:
    """Return the surroundings of a batch, in three statements however large it is.

    The moments are the signatures' own, so that a worker that comes late finds the same.
    """
    patterns = Patterns()
    wanted = {domain for signature in batch for domain in domains_of(signature.email)}
    blocked = BlockedDomain.objects.filter(domain__in=wanted)
    patterns.domains = set(blocked.values_list("domain", flat=True))
    known = [signature for signature in batch if signature.network_hash]
    if not known:
        return patterns
    first = min(signature.created_at for signature in known)
    last = max(signature.created_at for signature in known)
    recent = Signature.objects.filter(network_hash__isnull=False, created_at__lte=last).order_by()
    crowd = timedelta(seconds=settings.SIGNING_CROWD_SECONDS)
    minutes = (
        recent.filter(
            created_at__gt=first - crowd,
            network_hash__in={signature.network_hash for signature in known},
        )
        .values_list("network_hash", TruncMinute("created_at"))
        .annotate(number=Count("pk"))
    )
    patterns.crowds = {(network, minute): number for network, minute, number in minutes}
    hours = (
        recent.filter(
            created_at__gte=first - HOUR,
            pledge__in={signature.pledge_id for signature in known},
            name_key__in={signature.name_key for signature in known},
        )
        .values_list("pledge", "name_key", TruncHour("created_at"), "network_hash")
        .annotate(number=Count("pk"))
    )
    for pledge, name, hour, network, number in hours:
        patterns.names[pledge, name, hour] += number
        patterns.names[pledge, name, hour, network] += number
    return patterns


def _name(signature: Signature) -> tuple[int, str, datetime]:
    hour = signature.created_at.replace(minute=0, second=0, microsecond=0)
    return signature.pledge_id, signature.name_key, hour
