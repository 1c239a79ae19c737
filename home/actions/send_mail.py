"""Sending what waits in the outbox."""

import logging
from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from ..enums import MailState
from ..mail import NotNow, restore
from ..models import OutboxMail

logger = logging.getLogger(__name__)

# Seconds after the first, second ... failed try. Together about two days, then we give up.
BACKOFF = (60, 300, 1800, 7200, 14_400, 28_800, 57_600, 57_600)
# While one worker sends a mail, others leave it alone for this long. Longer than EMAIL_TIMEOUT, so
# only a mail that was in flight when a worker was killed can go out twice.
IN_FLIGHT = timedelta(minutes=3)
# After which a mail that is not wanted at this moment is looked at again.
HELD_BACK = timedelta(minutes=5)


class DeliveryUnavailableError(Exception):
    """The mail server cannot be reached; nothing was tried, so no mail loses one of its tries."""


def send_due(limit: int = 100, should_stop: Callable[[], bool] = lambda: False) -> int:
    """Send up to `limit` waiting mails, those to many last; return how many went out.

    Safe to run in several processes at once. `should_stop` is asked before each mail.

    Raises:
        DeliveryUnavailableError: when the mail server cannot be reached.
    """
    if not _waiting().exists():
        return 0
    sent = 0
    backend: Any = get_connection(settings.OUTBOX_DELIVERY_BACKEND)
    _open(backend)
    try:
        for _number in range(limit):
            if should_stop() or (row := _claim()) is None:
                break
            if _send(row, backend):
                sent += 1
            else:
                # The fault may have broken the connection, and with it every mail that follows.
                backend.close()
                _open(backend)
    finally:
        backend.close()
    return sent


def _open(backend: Any) -> None:
    try:
        backend.open()
    except Exception as error:
        raise DeliveryUnavailableError(_describe(error)) from error


def _waiting() -> Any:
    return OutboxMail.objects.filter(state=MailState.QUEUED, not_before__lte=timezone.now())


def _claim() -> OutboxMail | None:
    """Take the next waiting mail, so that no other process takes it; None when there is none."""
    with transaction.atomic():
        waiting = _waiting().order_by("bulk", "not_before", "pk")
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True)
        row: OutboxMail | None = waiting.first()
        if row is None:
            return None
        # Compare and set: where rows cannot be locked, only one process sees this number of tries.
        taken = OutboxMail.objects.filter(
            pk=row.pk, state=MailState.QUEUED, attempts=row.attempts
        ).update(attempts=F("attempts") + 1, not_before=timezone.now() + IN_FLIGHT)
        row.attempts += 1
    return row if taken else _claim()


def _send(row: OutboxMail, backend: Any) -> bool:
    """Send one claimed mail and note how it went; return whether it is out or not wanted now."""
    try:
        mail = restore(row)
        if mail is not None:
            backend.send_messages([mail])
    except NotNow:
        OutboxMail.objects.filter(pk=row.pk).update(
            attempts=F("attempts") - 1, not_before=timezone.now() + HELD_BACK
        )
        return True
    except Exception as error:  # noqa: BLE001 - any fault of any backend means: try again
        _note_failure(row, error)
        return False
    # What is no longer wanted is about somebody who is not there any more.
    forgotten = {"to": []} if mail is None or _is_forgotten(row) else {}
    OutboxMail.objects.filter(pk=row.pk).update(
        **forgotten,
        state=MailState.DROPPED if mail is None else MailState.SENT,
        sent_at=timezone.now() if mail else None,
        message=None,
        last_error="",
    )
    return True


def _is_forgotten(row: OutboxMail) -> bool:
    """Whether the address goes with the mail: a last mail to somebody who has withdrawn."""
    return bool((row.message or {}).get("forget"))


def _note_failure(row: OutboxMail, error: Exception) -> None:
    """Plan the next try, or give up."""
    final = row.attempts > len(BACKOFF) or _is_final(error)
    wait = BACKOFF[min(row.attempts, len(BACKOFF)) - 1]
    forgotten = {"to": [], "message": None} if final and _is_forgotten(row) else {}
    OutboxMail.objects.filter(pk=row.pk).update(
        **forgotten,
        state=MailState.FAILED if final else MailState.QUEUED,
        not_before=timezone.now() + timedelta(seconds=wait),
        last_error=_describe(error)[:255],
    )
    logger.warning(
        "Mail %s %s after %s tries: %s",
        row.pk,
        "given up" if final else "put off",
        row.attempts,
        _describe(error),
    )


def _is_final(error: Exception) -> bool:
    """Whether a mail server refused every recipient for good (5xx, RFC 5321, 4.2.1)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _reason in error.recipients.values())
    return isinstance(error, ValueError | TypeError)


def _describe(error: Exception) -> str:
    """Name an error without the addresses that mail servers like to repeat."""
    codes: list[int] = []
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _reason in error.recipients.values()]
    elif isinstance(error, SMTPResponseException):
        codes = [error.smtp_code]
    return " ".join([type(error).__name__, *map(str, codes)])
