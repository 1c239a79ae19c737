"""What a repeat changes on the row that is there; SQL that PostgreSQL and SQLite both have.

Until she has confirmed, the newest form is what she wants: who chose "my full name" and thinks
better of it sends the form again. Whoever else sends it for her changes nothing that she does not
see before she confirms. A form with a filled trap changes nothing at all.
"""

from typing import Any

from django.db import connection, models

from ..enums import HeldReason, SignatureState
from .sign_limits import MAX_MAILS, STANDING

CHOICES = (
    "visibility",
    "wants_news",
    "message",
    "constituency",
    "country",
    "language",
    "consent_text_id",
)
_DUE = f"""%(wanted)s AND mails_sent < {MAX_MAILS} AND state IN {STANDING}
    AND (last_mail_at IS NULL OR last_mail_at <= %(before)s)"""
_AGAIN = f"""%(wanted)s AND state = '{SignatureState.PENDING.value}' AND sheet_id IS NULL
    AND name_key = %(name_key)s"""
# A program was here before her: what it left says nothing about her form. What an editor released
# stays released.
_TRAPPED = f"""{_AGAIN} AND (held OR scored_at IS NULL)
    AND CAST(held_reasons AS text) LIKE '%%"{HeldReason.HONEYPOT.value}"%%'"""


def _case(column: str, condition: str, value: str) -> str:
    return f"{column} = CASE WHEN {condition} THEN {value} ELSE {column} END"


# Only who makes a mail due leaves `last_mail_at` at her own moment: another in the same
# microsecond moves it, or both would believe that the mail is theirs to send.
CHANGES = ", ".join(
    [
        f"mails_sent = mails_sent + CASE WHEN {_DUE} THEN 1 ELSE 0 END",
        f"last_mail_at = CASE WHEN {_DUE} THEN %(now)s"
        " WHEN last_mail_at = %(now)s THEN %(just_before)s ELSE last_mail_at END",
        *(_case(column, _AGAIN, f"%({column})s") for column in CHOICES),
        _case("held", _TRAPPED, "%(held)s"),
        _case("held_reasons", _TRAPPED, "%(held_reasons)s"),
        _case("scored_at", _TRAPPED, "NULL"),
    ]
)


def values_of(row: models.Model) -> dict[str, Any]:
    """Return {column: value} of an unsaved row, without its number, as the database takes them."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    return {
        field.column: field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for field in fields
        if field.column
    }
