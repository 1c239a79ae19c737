"""Forgetting who signed, once nobody needs to know it any more; what counted goes on counting."""

from collections.abc import Collection
from datetime import UTC, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Trunc
from django.utils import timezone

from ..enums import SignatureState
from ..models import ConsentEvent, DecidedSignature, Signature
from ..selectors.counts import counted_until
from .finished_pledges import pledges_to_forget
from .forget_mails import forget_mails_about
from .tally import OVERLAP
from .withdraw import IDENTIFYING

KEEP_HELD = timedelta(days=90)
# The job runs once a day: what is six days old goes before it is seven.
KEEP_NETWORK = timedelta(days=6)
KEEP_MOMENT = timedelta(days=1)
BATCH = 1000


def anonymise_finished() -> int:
    """Anonymise the signatures of pledges that have been over for 6 months; return how many."""
    confirmed = Signature.objects.filter(state=SignatureState.CONFIRMED)
    return _anonymise(confirmed.filter(pledge__in=pledges_to_forget()))


def anonymise_undecided() -> int:
    """Anonymise what was held for 90 days without a decision; return how many.

    It is invalidated with that. What an editor invalidated that long ago is forgotten, too.
    """
    since = Coalesce("changed_at", "scored_at", "created_at")
    before = timezone.now() - KEEP_HELD
    old = Signature.objects.alias(since=since).filter(since__lt=before)
    held = old.filter(held=True, state__in=[SignatureState.PENDING, SignatureState.CONFIRMED])
    return _anonymise(
        old.filter(Q(pk__in=held.values("pk")) | Q(state=SignatureState.INVALIDATED)),
        state=SignatureState.INVALIDATED,
    )


def forget_networks() -> int:
    """Erase the hash of the network within 7 days after the signing; return how many."""
    old = Signature.objects.filter(
        network_hash__isnull=False, created_at__lt=timezone.now() - KEEP_NETWORK
    )
    return old.update(network_hash=None)


def forget_moments() -> int:
    """Forget at which moment somebody withdrew, once the tally has long seen it.

    While counting is paused it sees nothing: without the moment it would not find them afterwards.
    """
    counted = counted_until()
    if counted is None:
        return 0
    before = min(timezone.now() - KEEP_MOMENT, counted - OVERLAP)
    seen = Signature.objects.filter(state=SignatureState.WITHDRAWN, changed_at__lt=before)
    return seen.update(changed_at=None)


def _anonymise(signatures: QuerySet[Signature], **fields: Any) -> int:
    """Empty what would lead back to the signers, batch by batch."""
    waiting = signatures.filter(anonymised_at__isnull=True)
    done = 0
    while True:
        batch = list(waiting.order_by("pk").values_list("pk", flat=True)[:BATCH])
        if not batch:
            return done
        done += _empty(waiting, batch, fields)


@transaction.atomic
def _empty(waiting: QuerySet[Signature], batch: Collection[int], fields: dict[str, Any]) -> int:
    """Empty one batch, with the mails; the state is compared again in the same statement."""
    DecidedSignature.objects.filter(signature__in=batch).delete()
    forget_mails_about(batch)
    ConsentEvent.objects.filter(signature__in=batch).keep_only_days()
    return waiting.filter(pk__in=batch).update(
        **IDENTIFYING,
        **fields,
        token_version=F("token_version") + 1,
        # The same day: the tally stays as it is.
        created_at=Trunc("created_at", "day", tzinfo=UTC),
        confirmed_at=Trunc("confirmed_at", "day", tzinfo=UTC),
        anonymised_at=timezone.now(),
    )
