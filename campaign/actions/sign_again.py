"""What a repeat changes on the row that is there; SQL that PostgreSQL and SQLite both have.

Until she has confirmed, the newest form is what she wants: who chose "my full name" and thinks
better of it sends the form again. Whoever else sends it for her changes nothing that she does not
see before she confirms. A form with a filled trap changes nothing at all. What was let go (see
`let_go`) becomes a waiting signature again, with the mails it has had.
"""

from typing import Any

from django.db import connection, models

from ..enums import HeldReason, SignatureState
from .sign_limits import MAX_MAILS, STANDING

_HERS = "%(wanted)s AND sheet_id IS NULL AND name_key = %(name_key)s"
_BACK = f"{_HERS} AND state = '{SignatureState.EXPIRED.value}'"
_AGAIN = (
    f"{_HERS} AND state IN ('{SignatureState.PENDING.value}', '{SignatureState.EXPIRED.value}')"
)

CHOICES = (
    "visibility",
    "wants_news",
    "message",
    "constituency",
    "country",
    "language",
    "consent_text_id",
)
_DUE = f"""%(wanted)s AND mails_sent < {MAX_MAILS} AND (state IN {STANDING} OR ({_BACK}))
    AND (last_mail_at IS NULL OR last_mail_at <= %(before)s)"""
# A program was here before her: what it left says nothing about her form. What an editor released
# stays released.
_TRAPPED = f"""{_AGAIN} AND (held OR scored_at IS NULL)
    AND CAST(held_reasons AS text) LIKE '%%"{HeldReason.HONEYPOT.value}"%%'"""


def _case(column: str, condition: str, value: str) -> str:
    return f"{column} = CASE WHEN {condition} THEN {value} ELSE {column} END"


# Only who makes a mail due leaves `last_mail_at` at her own moment: another in the same
# microsecond moves it, or both would believe that the mail is theirs to send.
_CHANGES = ", ".join(
    [
        f"mails_sent = mails_sent + CASE WHEN {_DUE} THEN 1 ELSE 0 END",
        f"last_mail_at = CASE WHEN {_DUE} THEN %(now)s"
        " WHEN last_mail_at = %(now)s THEN %(just_before)s ELSE last_mail_at END",
        *(_case(column, _AGAIN, f"%({column})s") for column in CHOICES),
        *(_case(column, _BACK, f"%({column})s") for column in ("name", "email")),
        _case("state", _BACK, f"'{SignatureState.PENDING.value}'"),
        _case("held", _TRAPPED, "%(held)s"),
        _case("held_reasons", _TRAPPED, "%(held_reasons)s"),
        _case("scored_at", _TRAPPED, "NULL"),
    ]
)


def changes(whole_second: str) -> str:
    """Return what follows SET.

    Args:
        whole_second: SQL of `created_at` without its microseconds. When a form is sent again
            nobody's slip fits any more: not that of whoever sent the first one for her.
    """
    another = f"{_AGAIN} AND created_at <> %(now)s"
    begun = f"WHEN {_BACK} THEN %(now)s WHEN {another} THEN {whole_second}"
    return f"{_CHANGES}, created_at = CASE {begun} ELSE created_at END"


def values_of(row: models.Model) -> dict[str, Any]:
    """Return {column: value} of an unsaved row, without its number, as the database takes them."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    return {
        field.column: field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for field in fields
        if field.column
    }
