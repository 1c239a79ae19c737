"""Held signatures as editors see them: everything that helps to decide, and nothing of the person.

Names and addresses are for data officers alone (see docs/decisions.md), so rows leave this module
as `HeldRow`, which has no place for them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from home.addresses import split_address

from ..email_keys import domains_of
from ..enums import Channel, HeldReason, SignatureState
from ..models import Signature

# States of a signature that still can count.
OPEN_STATES = (SignatureState.PENDING, SignatureState.CONFIRMED)
# Enough of a hash to tell the networks of a queue apart.
NETWORK_CODE = 12


@dataclass(frozen=True)
class HeldRow:
    """One signature in the queue, without name and address."""

    number: int
    pledge: str
    state: str
    reasons: list[str]
    country: Any
    language: str
    channel: str
    signed_at: datetime
    domain: str
    network: str
    in_network: int
    same_name: int


@dataclass(frozen=True)
class Conditions:
    """What a filter or a rule asks of signatures; what is empty asks nothing."""

    pledge_id: int | None = None
    collector_id: int | None = None
    domain: str = ""
    country: str = ""
    network_hash: str = ""
    name_contains: str = ""
    signed_from: datetime | None = None
    signed_until: datetime | None = None
    reason: str = ""

    def query(self) -> Q:
        """Return the conditions for `with_reasons()`; all must be met."""
        asked: list[Q] = []
        if self.pledge_id is not None:
            asked.append(Q(pledge=self.pledge_id))
        if self.collector_id is not None:
            asked.append(Q(collector=self.collector_id))
        if self.domain:
            domain = split_address(self.domain)[1]
            at, below = f"@{domain}", f".{domain}"
            asked.append(Q(email__iendswith=at) | Q(email__iendswith=below))
        if self.country:
            asked.append(Q(country=self.country))
        if self.network_hash:
            asked.append(Q(network_hash__startswith=self.network_hash))
        if self.name_contains:
            asked.append(Q(name__icontains=self.name_contains))
        if self.signed_from:
            asked.append(Q(created_at__gte=self.signed_from))
        if self.signed_until:
            asked.append(Q(created_at__lt=self.signed_until))
        if self.reason:
            asked.append(Q(reason_codes__contains=f'"{self.reason}"'))
        return Q(*asked)


def with_reasons(signatures: QuerySet[Signature]) -> QuerySet[Signature]:
    """Add the reasons as text, in which both databases can search."""
    return signatures.annotate(reason_codes=Cast("held_reasons", TextField()))


def waiting() -> QuerySet[Signature]:
    """Return what the score set aside and nobody has decided: confirmed or not yet."""
    return Signature.objects.filter(held=True, state__in=OPEN_STATES)


def waiting_number() -> int:
    """Return how many confirmed signatures wait for a decision; the others may never matter."""
    return waiting().filter(state=SignatureState.CONFIRMED).count()


def rows_of(signatures: Sequence[Signature]) -> list[HeldRow]:
    """Return what editors may see of some signatures, in two statements."""
    networks = _numbers(signatures, "network_hash")
    names = _numbers(signatures, "pledge", "name_key")
    return [
        HeldRow(
            number=signature.pk,
            pledge=signature.pledge.code,
            state=str(SignatureState(signature.state).label),
            reasons=reasons_in_words(signature.held_reasons),
            country=signature.country,
            language=signature.language,
            channel=str(Channel(signature.channel).label),
            signed_at=signature.created_at,
            domain=next(iter(domains_of(signature.email)), ""),
            network=(signature.network_hash or "")[:NETWORK_CODE],
            in_network=networks[(signature.network_hash,)],
            same_name=names[(signature.pledge_id, signature.name_key)] - 1,
        )
        for signature in signatures
    ]


def reasons_in_words(codes: Sequence[str]) -> list[str]:
    """Return each reason once, in the active language."""
    return [str(HeldReason(code).label) for code in dict.fromkeys(codes)]


def _numbers(signatures: Sequence[Signature], *fields: str) -> Counter[tuple[Any, ...]]:
    """Return how many held signatures share the fields' values with one of these."""
    last = fields[-1]
    values = {getattr(signature, last) for signature in signatures} - {None, ""}
    found: Counter[tuple[Any, ...]] = Counter()
    if not values:
        return found
    alike = Signature.objects.filter(**{"held": True, f"{last}__in": values})
    groups = alike.values_list(*fields).order_by()
    for *group, number in groups.annotate(number=Count("pk")):
        found[tuple(group)] = number
    return found


def start_of(day: date | None) -> datetime | None:
    """Return the first moment of a day (UTC); None for none."""
    if day is None:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
