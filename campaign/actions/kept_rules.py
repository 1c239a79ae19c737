"""Holding new signatures by kept rules, and forgetting what rules have known too long."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..enums import SignatureState
from ..enums_moderation import HeldVerb
from ..models import HeldRule, Signature
from ..selectors.held import with_reasons
from ..selectors.held_rules import kept_rules
from .held_moves import values_of

KEEP_NETWORKS = timedelta(days=6)
# Hashes are salted anew each day: after it, a rule catches only what is there already.
ONE_DAY = timedelta(days=1)
KEEP_NAMES = timedelta(days=365)


def hold_by_rules(numbers: Collection[int], scored_at: datetime) -> int:
    """Hold those of a scored batch that a kept rule catches; return how many. Two statements.

    A rule never decides: whatever its verb, new signatures wait for a person.
    """
    asked = kept_rules()
    if asked is None:
        return 0
    batch = Signature.objects.filter(pk__in=numbers, scored_at=scored_at)
    caught = with_reasons(batch).filter(asked).values("pk")
    changed = Case(
        When(state=SignatureState.CONFIRMED, then=Value(timezone.now())), default=F("changed_at")
    )
    return Signature.objects.filter(pk__in=caught).update(
        changed_at=changed, **values_of(HeldVerb.HOLD, connection.vendor)
    )


def forget_rules() -> int:
    """Retire rules whose network is forgotten, or that have known a name or collector for a year.

    What they knew of people is erased with that; their decisions stay. Returns how many.
    """
    now = timezone.now()
    caught = Signature.objects.filter(network_hash__startswith=OuterRef("network_hash"))
    over = Q(made_at__lt=now - KEEP_NETWORKS) | Q(made_at__lt=now - ONE_DAY) & ~Exists(caught)
    networks = ~Q(network_hash="") & over
    names = ~Q(name_contains="") & Q(made_at__lt=now - KEEP_NAMES)
    collectors = Q(collector__isnull=False) & Q(made_at__lt=now - KEEP_NAMES)
    retired = {"keep": False, "retired_at": Coalesce(F("retired_at"), Value(now))}
    ended = HeldRule.objects.filter(networks).update(network_hash="", **retired)
    ended += HeldRule.objects.filter(names).update(name_contains="", **retired)
    return ended + HeldRule.objects.filter(collectors).update(collector=None, **retired)
