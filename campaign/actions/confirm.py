"""Confirming: the address is hers, so the signature counts."""

from django.utils import timezone

from ..enums import SignatureState
from ..models import Signature
from .consent_events import note_signed
from .score import apply_score


def confirm(signature: Signature) -> bool:
    """Confirm a waiting signature; return whether this call did it.

    Safe to call again and at once: the state is compared and set in one statement. What its
    own columns say against it is looked at here when the worker has not yet come to it, so that
    nothing counts for a moment; what its surroundings say, the worker adds.
    """
    scored = {}
    if signature.scored_at is None:
        note_signed([signature])
        apply_score(signature)
        # Only what holds is written: the worker may have found more in the meantime.
        if signature.held:
            scored = {"held": True, "held_reasons": signature.held_reasons}
    now = timezone.now()
    done = Signature.objects.filter(
        pk=signature.pk,
        state=SignatureState.PENDING,
        token_version=signature.token_version,
    ).update(state=SignatureState.CONFIRMED, confirmed_at=now, changed_at=now, **scored)
    return bool(done)
