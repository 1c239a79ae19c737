"""The abuse score: sets signatures aside until an editor looks; the signer never notices."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone

from ..email_keys import is_disposable
from ..enums import HeldReason, SignatureState
from ..models import Signature
from ..selectors.patterns import Patterns, patterns_of
from .consent_events import note_signed
from .kept_rules import hold_by_rules

WEIGHTS = {
    HeldReason.HONEYPOT: 2,
    HeldReason.DISPOSABLE: 2,
    HeldReason.SPEED: 1,
    HeldReason.CROWD: 1,
    HeldReason.FLOOD: 2,
    HeldReason.NAMES: 2,
    HeldReason.DOMAIN: 2,
    HeldReason.RULE: 2,
}
HOLD_AT = 2
BATCH = 1000
# A backlog is worked off in one round up to here; the counts wait for it.
MOST_BATCHES = 20
READ = (
    "pledge",
    "email",
    "name_key",
    "network_hash",
    "held",
    "held_reasons",
    "consent_text",
    "visibility",
    "wants_news",
    "created_at",
)


def reasons_against(email: str, noticed: Iterable[str]) -> list[str]:
    """Return all reasons: those that the request noticed, and those that the address gives."""
    reasons = list(noticed)
    if is_disposable(email) and HeldReason.DISPOSABLE not in reasons:
        reasons.append(HeldReason.DISPOSABLE.value)
    return reasons


def is_held(reasons: Iterable[str]) -> bool:
    """Tell whether the reasons together set a signature aside."""
    return sum(WEIGHTS[HeldReason(reason)] for reason in reasons) >= HOLD_AT


def was_released(signature: Signature) -> bool:
    """Tell whether a person has released what its reasons would hold: she outranks them."""
    return not signature.held and is_held(signature.held_reasons)


def apply_score(signature: Signature) -> None:
    """Set what the signature alone says on `signature`, unsaved; its surroundings come later."""
    signature.held_reasons = reasons_against(signature.email, signature.held_reasons)
    signature.held = signature.held or is_held(signature.held_reasons)


def score_new() -> int:
    """Score signatures that have no score yet, oldest first; return how many.

    What they agreed to is written down on the way. What is confirmed before its turn has the
    score of its own columns from the confirmation, and gets that of its surroundings here.
    """
    scored = 0
    for _batch in range(MOST_BATCHES):
        number = _score_batch()
        scored += number
        if number < BATCH:
            break
    return scored


@transaction.atomic
def _score_batch() -> int:
    """Score the oldest batch, in a number of statements that does not depend on its size."""
    unscored = Signature.objects.filter(scored_at__isnull=True)
    waiting = list(unscored.only(*READ).order_by("pk")[:BATCH])
    if not waiting:
        return 0
    note_signed(waiting)
    patterns = patterns_of(waiting)
    outcomes: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for signature in waiting:
        outcomes[_reasons(signature, patterns)].append(signature.pk)
    now = timezone.now()
    for reasons, numbers in outcomes.items():
        found: dict[str, Any] = {"held_reasons": list(reasons)} if reasons else {}
        if is_held(reasons):
            # One that was confirmed, and perhaps counted, in the meantime is counted anew.
            changed = Case(
                When(state=SignatureState.CONFIRMED, then=Value(now)), default=F("changed_at")
            )
            found |= {"held": True, "changed_at": changed}
        unscored.filter(pk__in=numbers).update(scored_at=now, **found)
    hold_by_rules([signature.pk for signature in waiting], now)
    return len(waiting)


def _reasons(signature: Signature, patterns: Patterns) -> tuple[str, ...]:
    """Return every reason once."""
    apply_score(signature)
    return tuple(dict.fromkeys([*signature.held_reasons, *patterns.reasons(signature)]))
