"""Slips: whoever has just signed holds one for half an hour, and may correct her address with it.

A slip names the very moment of its form. Only the row that this form made has that moment: who
sends a form for an address that has signed before gets a slip like anybody, and it opens nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

from .email_keys import email_key, name_key

SALT = "campaign.slip"
WITHIN = timedelta(minutes=30)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Slip:
    """Which signature its holder has just made; addresses and names are keyed hashes."""

    email_key: str
    name_key: str
    signed_at: datetime


def moment_number(moment: datetime) -> int:
    """Return a moment as microseconds since 1970, exact and of one length for centuries."""
    return (moment - _EPOCH) // _MICROSECOND


def make_slip(code: str, email: str, name: str, signed_at: int) -> str:
    """Return a signed slip for the signature that a form has just made.

    Args:
        code: of the pledge.
        email: as she typed it.
        name: as she typed it.
        signed_at: moment of the form, as `moment_number` has it.
    """
    return signing.dumps([code, email_key(email), name_key(name), signed_at], salt=SALT)


def read_slip(code: str, told: str, now: datetime) -> Slip | None:
    """Return what a slip says; None when it is not ours, of another pledge, or over."""
    try:
        pledge, mailbox, name, signed_at = signing.loads(told, salt=SALT)
    except signing.BadSignature:
        return None
    moment = _EPOCH + signed_at * _MICROSECOND
    if pledge != code or moment + WITHIN < now:
        return None
    return Slip(mailbox, name, moment)
