"""Signing: the same work and the same answer for a new, a repeated and a held signature.

The mail is queued as an errand and written by the worker, so that nobody waits for it. A
withdrawal takes `email_key` away, so that who withdrew may sign again like anybody.
"""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.actions.errors import Conflict
from home.mail import errand_row

from ..email_keys import email_key, name_key
from ..enums import Channel, HeldReason
from ..models import ConsentText, Signature
from ..selectors.signing import Offer
from ..slips import Slip
from .keep_signature import keep_signature
from .let_go import let_go

TOO_FAST_MS = 1500
MAIL = "sign"


@dataclass(frozen=True)
class Entry:
    """What a signer filled in, cleaned.

    `trapped` says that the field was filled which people do not see; `elapsed_ms` how long she
    took, when script told it; `network` is the day's hash of where she signed from; `via` the
    code of a poster or a website through which she came.
    """

    name: str
    email: str
    country: str
    visibility: str
    language: str
    wants_news: bool = False
    message: str = ""
    constituency: str = ""
    trapped: bool = False
    elapsed_ms: int | None = None
    network: str | None = None
    channel: str = Channel.WEB
    via: str = ""


def sign(offer: Offer, entry: Entry, slip: Slip | None = None) -> datetime:
    """Keep a signature and queue its mail, both or neither; return the moment of it.

    Raises Conflict when the pledge takes no signatures, or signing is paused. Whether the
    signature is new is not told: only the owner of the address learns it, by mail.

    Args:
        offer: what is signed.
        entry: what she filled in.
        slip: of the signature that this one corrects; that one is let go.
    """
    signature = _signature(offer, wording_of(offer), entry)
    mail = errand_row(MAIL, {}, entry.email, offer.title)
    with transaction.atomic() if slip else nullcontext():
        if slip:
            let_go(offer.pledge.pk, slip)
        keep_signature(signature, mail, wanted=not entry.trapped)
    return signature.created_at


def wording_of(offer: Offer) -> ConsentText:
    """Return what a signer agrees to; raise Conflict when the pledge takes no signatures now."""
    if not offer.pledge.is_signable or offer.consent_text is None:
        raise Conflict(_("This pledge takes no signatures."))
    if offer.pause is not None:
        raise Conflict(_("Signing is paused."))
    return offer.consent_text


def _signature(offer: Offer, wording: ConsentText, entry: Entry) -> Signature:
    """Return the row to keep, unsaved."""
    return Signature(
        pledge=offer.pledge,
        email_key=email_key(entry.email),
        name_key=name_key(entry.name),
        name=entry.name,
        email=entry.email,
        country=entry.country,
        visibility=entry.visibility,
        wants_news=entry.wants_news,
        message=entry.message,
        constituency=entry.constituency,
        language=entry.language,
        consent_text=wording,
        held=entry.trapped,
        held_reasons=_noticed(entry),
        network_hash=entry.network,
        channel=entry.channel,
        via=entry.via,
        created_at=timezone.now(),
    )


def _noticed(entry: Entry) -> list[str]:
    """Return what the request alone can tell; the rest of the score is made by the worker."""
    reasons = []
    if entry.trapped:
        reasons.append(HeldReason.HONEYPOT.value)
    if entry.elapsed_ms is not None and entry.elapsed_ms < TOO_FAST_MS:
        reasons.append(HeldReason.SPEED.value)
    return reasons
