"""Keeping a signature and queueing its mail in three statements; for SQLite.

An insert that the unique constraints may ignore, an update that decides whether the owner of the
address gets a mail, and the mail. Nothing is read first, so nothing can be raced.
"""

from datetime import timedelta
from typing import NamedTuple

from django.db import connection, transaction

from home.models import OutboxMail

from ..models import Signature
from .sign_again import changes, values_of
from .sign_limits import BETWEEN_MAILS, SLOTS

# Her own row, or that of whoever used the address first; decided and written in one statement.
_TAKE_TURN = f"""
UPDATE {Signature._meta.db_table}
SET {changes("substr(created_at, 1, 19)")}
WHERE id = (
    SELECT id FROM {Signature._meta.db_table}
    WHERE pledge_id = %(pledge)s AND email_key = %(email_key)s
    ORDER BY CASE WHEN name_key = %(name_key)s THEN 0 ELSE 1 END, slot
    LIMIT 1
)
RETURNING id, email, CASE WHEN last_mail_at = %(now)s THEN 1 ELSE 0 END
"""  # noqa: S608 - holds no value of anybody's


class Turn(NamedTuple):
    """The signature that stands for a signing, and whether a mail is due."""

    signature_id: int
    email: str
    due: int


@transaction.atomic
def keep(signature: Signature, mail: OutboxMail, wanted: bool) -> bool:
    """Keep `signature` unless it is there, and queue `mail` when one is due; see `sign_in_one`."""
    _offer_both_places(signature)
    turn = _take_turn(signature, wanted)
    if turn is None:
        return False
    if turn.due:
        mail.to = [turn.email]
        mail.message = {**(mail.message or {}), "about": {"signature": turn.signature_id}}
        mail.save(force_insert=True)
    else:
        # As many statements as with a mail.
        OutboxMail.objects.filter(pk=0).update(attempts=0)
    return True


def _offer_both_places(signature: Signature) -> None:
    """Offer both places of the address; the constraints let at most one be taken."""
    fields = [field for field in Signature._meta.concrete_fields if not field.primary_key]
    given = {field.attname: getattr(signature, field.attname) for field in fields}
    rows = [Signature(**{**given, "slot": slot}) for slot in SLOTS]
    Signature.objects.bulk_create(rows, ignore_conflicts=True)


def _take_turn(signature: Signature, wanted: bool) -> Turn | None:
    """Return the signature that stands for this one; count a mail when one is due."""
    adapt = connection.ops.adapt_datetimefield_value
    now = signature.created_at
    with connection.cursor() as cursor:
        cursor.execute(
            _TAKE_TURN,
            {
                **values_of(signature),
                "now": adapt(now),
                "just_before": adapt(now - timedelta(microseconds=1)),
                "before": adapt(now - BETWEEN_MAILS),
                "wanted": int(wanted),
                "pledge": signature.pledge_id,
            },
        )
        row = cursor.fetchone()
    return Turn(*row) if row else None
