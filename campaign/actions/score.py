"""The abuse score: sets signatures aside until an editor looks; the signer never notices."""

from collections.abc import Iterable

from django.utils import timezone

from ..email_keys import is_disposable
from ..enums import HeldReason
from ..models import Signature

WEIGHTS = {
    HeldReason.HONEYPOT: 2,
    HeldReason.DISPOSABLE: 2,
    HeldReason.SPEED: 1,
    HeldReason.CROWD: 1,
}
HOLD_AT = 2
BATCH = 1000


def reasons_against(email: str, noticed: Iterable[str]) -> list[str]:
    """Return all reasons: those that the request noticed, and those that the address gives."""
    reasons = list(noticed)
    if is_disposable(email) and HeldReason.DISPOSABLE not in reasons:
        reasons.append(HeldReason.DISPOSABLE.value)
    return reasons


def is_held(reasons: Iterable[str]) -> bool:
    """Tell whether the reasons together set a signature aside."""
    return sum(WEIGHTS[HeldReason(reason)] for reason in reasons) >= HOLD_AT


def apply_score(signature: Signature) -> None:
    """Set what the score says on `signature`, unsaved."""
    signature.held_reasons = reasons_against(signature.email, signature.held_reasons)
    signature.held = signature.held or is_held(signature.held_reasons)
    signature.scored_at = timezone.now()


def score_new() -> int:
    """Score signatures that have no score yet, oldest first; return how many.

    A signature that is confirmed before its turn is scored by the confirmation.
    """
    unscored = Signature.objects.filter(scored_at__isnull=True)
    waiting = list(unscored.only("email", "held", "held_reasons").order_by("pk")[:BATCH])
    clean = []
    for signature in waiting:
        noticed = list(signature.held_reasons)
        apply_score(signature)
        if signature.held_reasons == noticed:
            clean.append(signature.pk)
        else:
            unscored.filter(pk=signature.pk).update(
                held=signature.held,
                held_reasons=signature.held_reasons,
                scored_at=signature.scored_at,
            )
    if clean:
        unscored.filter(pk__in=clean).update(scored_at=timezone.now())
    return len(waiting)
