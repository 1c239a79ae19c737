"""What a signer sees of her own signature."""

from typing import Any

from ..enums import SignatureState
from ..models import ConsentEvent, Signature
from ..tokens import Claim

# What the site alone needs to know: keys, the score and the count of mails.
KEPT_APART = (
    "email_key",
    "name_key",
    "slot",
    "network_hash",
    "held",
    "held_reasons",
    "scored_at",
    "changed_at",
    "token_version",
    "collector",
    "sheet",
)


def signature_of(claim: Claim, code: str) -> Signature | None:
    """Return the signature of a claim: as it stands, or what is left of it after withdrawing.

    What was let go is nobody's: the link went to an address that was not hers.
    """
    found = (
        Signature.objects.select_related("pledge", "consent_text")
        .filter(pk=claim.signature_id, pledge__code=code)
        .first()
    )
    if (
        found is None
        or found.state == SignatureState.EXPIRED
        or claim.version > found.token_version
    ):
        return None
    gone = found.withdrawn_at is not None and claim.version == found.token_version - 1
    return found if gone or claim.version == found.token_version else None


def events_of(signature: Signature) -> list[ConsentEvent]:
    """Return what she agreed to and took back, oldest first."""
    return list(signature.consent_events.select_related("consent_text"))


def as_data(signature: Signature) -> dict[str, Any]:
    """Return everything that is kept about a signature, as plain values for JSON."""
    told = {
        field.name: _plain(getattr(signature, field.attname))
        for field in Signature._meta.concrete_fields
        if field.name not in (*KEPT_APART, "id", "pledge", "consent_text")
    }
    return {
        "pledge": signature.pledge.code,
        **told,
        "consent_text": _wording(signature),
        "consent_events": [
            {
                "act": event.act,
                "visibility": event.visibility,
                "wants_news": event.wants_news,
                "created_at": _plain(event.created_at),
                "consent_text": _wording(event),
            }
            for event in events_of(signature)
        ],
    }


def _wording(agreed: Signature | ConsentEvent) -> dict[str, Any]:
    """Return the wording that was agreed to."""
    wording = agreed.consent_text
    return {
        "language": wording.language,
        "version": wording.version,
        "sha256": wording.sha256,
        "text": wording.text,
    }


def _plain(value: Any) -> Any:
    """Return a value that JSON knows."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)
