"""Signing: the same work and the same answer for a new, a repeated and a held signature.

Two statements write: an insert that the unique constraints may ignore, and an update that decides
whether the owner of the address gets a mail. Nothing is read first, so nothing can be raced.

A withdrawal takes `email_key` away, so that who withdrew may sign again like anybody.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.actions.errors import Conflict
from home.models import OutboxMail

from ..email_keys import email_key, name_key
from ..emails import sign_mail
from ..enums import HeldReason, SignatureState
from ..models import Signature
from ..selectors.signing import Offer

MAX_MAILS = 5
BETWEEN_MAILS = timedelta(hours=1)
TOO_FAST_MS = 1500
SLOTS = (1, 2)

# Her own row, or that of whoever used the address first; decided and written in one statement.
_TAKE_TURN = f"""
UPDATE {Signature._meta.db_table}
SET mails_sent = mails_sent + CASE WHEN {{due}} THEN 1 ELSE 0 END,
    last_mail_at = CASE WHEN {{due}} THEN %(now)s ELSE last_mail_at END
WHERE id = (
    SELECT id FROM {Signature._meta.db_table}
    WHERE pledge_id = %(pledge)s AND email_key = %(email_key)s
    ORDER BY CASE WHEN name_key = %(name_key)s THEN 0 ELSE 1 END, slot
    LIMIT 1
)
RETURNING id, state, name, email, language, token_version,
    CASE WHEN last_mail_at = %(now)s THEN 1 ELSE 0 END
""".format(  # noqa: S608 - holds no value of anybody's
    due=f"""%(wanted)s = 1 AND mails_sent < {MAX_MAILS}
        AND state IN ('{SignatureState.PENDING}', '{SignatureState.CONFIRMED}')
        AND (last_mail_at IS NULL OR last_mail_at <= %(before)s)"""
)


@dataclass(frozen=True)
class Entry:
    """What a signer filled in, cleaned.

    `trapped` says that the field was filled which people do not see; `elapsed_ms` how long she
    took, when script told it.
    """

    name: str
    email: str
    country: str
    visibility: str
    language: str
    wants_news: bool = False
    message: str = ""
    trapped: bool = False
    elapsed_ms: int | None = None


class Turn(NamedTuple):
    """The signature that an entry led to, and whether a mail is due."""

    signature_id: int
    state: str
    name: str
    email: str
    language: str
    version: int
    mail_due: int


def sign(offer: Offer, entry: Entry) -> None:
    """Keep a signature and queue its mail, in one transaction.

    Raises Conflict when the pledge takes no signatures. Whether the signature is new is not told:
    only the owner of the address learns it, by mail.
    """
    if not offer.pledge.is_signable or offer.consent_text is None:
        raise Conflict(_("This pledge takes no signatures."))
    if offer.pause is not None:
        raise Conflict(_("Signing is paused."))
    now = timezone.now()
    keys = {"email_key": email_key(entry.email), "name_key": name_key(entry.name)}
    with transaction.atomic():
        _insert(offer, entry, keys, now)
        turn = _take_turn(offer, entry, keys, now)
        if turn is None:
            # The row in our way expired between the two statements.
            _insert(offer, entry, keys, now)
            turn = _take_turn(offer, entry, keys, now)
        if turn is not None:
            _send(offer, turn)


def _insert(offer: Offer, entry: Entry, keys: dict[str, str], now: datetime) -> None:
    """Offer both places of the address; the constraints let at most one be taken."""
    assert offer.consent_text is not None  # noqa: S101 - sign() has checked it
    Signature.objects.bulk_create(
        [
            Signature(
                pledge=offer.pledge,
                slot=slot,
                name=entry.name,
                email=entry.email,
                country=entry.country,
                visibility=entry.visibility,
                wants_news=entry.wants_news,
                message=entry.message,
                language=entry.language,
                consent_text=offer.consent_text,
                held=entry.trapped,
                held_reasons=_noticed(entry),
                created_at=now,
                **keys,
            )
            for slot in SLOTS
        ],
        ignore_conflicts=True,
    )


def _noticed(entry: Entry) -> list[str]:
    """Return what the request alone can tell; the rest of the score is made by the worker."""
    reasons = []
    if entry.trapped:
        reasons.append(HeldReason.HONEYPOT.value)
    if entry.elapsed_ms is not None and entry.elapsed_ms < TOO_FAST_MS:
        reasons.append(HeldReason.SPEED.value)
    return reasons


def _take_turn(offer: Offer, entry: Entry, keys: dict[str, str], now: datetime) -> Turn | None:
    """Return the signature that stands for this entry; count a mail when one is due."""
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(
            _TAKE_TURN,
            {
                "now": adapt(now),
                "before": adapt(now - BETWEEN_MAILS),
                "wanted": 0 if entry.trapped else 1,
                "pledge": offer.pledge.pk,
                **keys,
            },
        )
        row = cursor.fetchone()
    return Turn(*row) if row else None


def _send(offer: Offer, turn: Turn) -> None:
    """Write the mail; send it when it is due, else do as much work without it."""
    mail = sign_mail(
        signature_id=turn.signature_id,
        version=turn.version,
        state=turn.state,
        name=turn.name,
        email=turn.email,
        language=turn.language,
        pledge=offer.pledge,
        title=offer.title,
    )
    if turn.mail_due:
        mail.send()
    else:
        OutboxMail.objects.filter(pk=0).update(attempts=0)
