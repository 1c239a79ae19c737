"""Links in mails: signed, for one purpose, expiring; no rows are kept for them."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

CONFIRM_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class Claim:
    """What a valid token says."""

    signature_id: int
    version: int
    expired: bool


def _signer(purpose: str) -> TimestampSigner:
    # A dot ends no link in a mail program's eyes as long as a letter follows.
    return TimestampSigner(sep=".", salt=f"campaign.{purpose}")


def make_token(purpose: str, signature_id: int, version: int) -> str:
    """Return a token that a later version of the same signature replaces."""
    return _signer(purpose).sign(f"{signature_id}-{version}")


def read_token(purpose: str, token: str, within: timedelta = CONFIRM_WITHIN) -> Claim | None:
    """Return what the token says; None when it is not ours or for another purpose."""
    signer = _signer(purpose)
    expired = False
    try:
        value = signer.unsign(token, max_age=within)
    except SignatureExpired:
        value = signer.unsign(token)
        expired = True
    except BadSignature:
        return None
    signature_id, _dash, version = value.partition("-")
    return Claim(signature_id=int(signature_id), version=int(version), expired=expired)
