"""Links in mails: signed, for one purpose, expiring; no rows are kept for them."""

import time
from dataclasses import dataclass
from datetime import timedelta

from django.core.signing import (
    BadSignature,
    SignatureExpired,
    TimestampSigner,
    b62_decode,
    b62_encode,
)

CONFIRM_WITHIN = timedelta(days=7)
# Her own page and the end of the news: as long as a mail may lie about in a mailbox.
MINE_WITHIN = timedelta(days=2 * 365)
WITHIN = {"mine": MINE_WITHIN, "news": MINE_WITHIN}


@dataclass(frozen=True)
class Claim:
    """What a valid token says; `made_at` is in seconds since 1970."""

    signature_id: int
    version: int
    expired: bool
    made_at: int


class _Stamper(TimestampSigner):
    """A signer whose time can be told, so that one link always leads on to the same one."""

    def __init__(self, purpose: str, made_at: int | None = None) -> None:
        # A dot ends no link in a mail program's eyes as long as a letter follows.
        super().__init__(sep=".", salt=f"campaign.{purpose}")
        self.made_at = made_at

    def timestamp(self) -> str:
        """Return the time that goes into the token."""
        return b62_encode(int(time.time()) if self.made_at is None else self.made_at)


def make_token(purpose: str, signature_id: int, version: int, made_at: int | None = None) -> str:
    """Return a token that a later version of the same signature replaces.

    Args:
        purpose: "confirm", "mine" or "news".
        signature_id: whose it is.
        version: of the signature.
        made_at: seconds since 1970 from which it counts; None for now.
    """
    return _Stamper(purpose, made_at).sign(f"{signature_id}-{version}")


def read_token(purpose: str, token: str, within: timedelta | None = None) -> Claim | None:
    """Return what the token says; None when it is not ours or for another purpose."""
    signer = _Stamper(purpose)
    expired = False
    try:
        value = signer.unsign(token, max_age=within or WITHIN.get(purpose, CONFIRM_WITHIN))
    except SignatureExpired:
        value = signer.unsign(token)
        expired = True
    except BadSignature:
        return None
    signature_id, _dash, version = value.partition("-")
    return Claim(
        signature_id=int(signature_id),
        version=int(version),
        expired=expired,
        made_at=b62_decode(token.split(".")[1]),
    )
