"""Confirming: the address is hers, so the signature counts."""

from django.utils import timezone

from ..enums import SignatureState
from ..models import Signature
from .score import apply_score


def confirm(signature: Signature) -> bool:
    """Confirm a waiting signature; return whether this call did it.

    Safe to call again and at once: the state is compared and set in one statement. The score is
    made here when the worker has not yet come to it, so that nothing counts unscored.
    """
    scored = {}
    if signature.scored_at is None:
        apply_score(signature)
        scored = {
            "held": signature.held,
            "held_reasons": signature.held_reasons,
            "scored_at": signature.scored_at,
        }
    now = timezone.now()
    done = Signature.objects.filter(
        pk=signature.pk,
        state=SignatureState.PENDING,
        token_version=signature.token_version,
    ).update(state=SignatureState.CONFIRMED, confirmed_at=now, changed_at=now, **scored)
    return bool(done)
