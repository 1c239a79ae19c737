"""Reminding those who have signed and not yet confirmed: twice at most."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from home.mail import errand_row

from ..enums import Evidence, HeldReason
from ..models import Pledge, Signature
from .sign_limits import BETWEEN_MAILS, MAX_MAILS

MAIL = "remind"
# After the signing, for the first and for the second reminder.
AFTER = (timedelta(days=2), timedelta(days=5))
# Later there would be less than a day left to confirm.
LATEST = timedelta(days=6)
BATCH = 500


def send_reminders() -> int:
    """Queue a reminder for everybody who is due one; return how many.

    Safe to run in several processes at once: each reminder is counted before it is queued.
    """
    now = timezone.now()
    sent, last = 0, 0
    while True:
        batch = list(_due(now).filter(pk__gt=last).order_by("pk")[:BATCH])
        if not batch:
            return sent
        last = batch[-1].pk
        sent += sum(remind(signature, now) for signature in batch)


@transaction.atomic
def remind(signature: Signature, now: datetime) -> bool:
    """Queue a reminder unless somebody else has done so since `signature` was read."""
    if HeldReason.HONEYPOT in signature.held_reasons:
        return False
    counted = (
        _due(now)
        .filter(pk=signature.pk, reminders_sent=signature.reminders_sent)
        .update(
            reminders_sent=F("reminders_sent") + 1, mails_sent=F("mails_sent") + 1, last_mail_at=now
        )
    )
    if counted:
        about = {"signature": signature.pk}
        mail = errand_row(MAIL, about, signature.email, signature.pledge.code, bulk=True)
        mail.save(force_insert=True)
    return bool(counted)


def _due(now: datetime) -> QuerySet[Signature]:
    """Select who waits long enough, on a pledge that can still be signed, with mails to spare."""
    waits = Q()
    for number, after in enumerate(AFTER):
        waits |= Q(reminders_sent=number, created_at__lte=now - after)
    rested = Q(last_mail_at__isnull=True) | Q(last_mail_at__lte=now - BETWEEN_MAILS)
    return (
        Signature.objects.pending()
        .filter(waits, rested, evidence=Evidence.EMAIL, mails_sent__lt=MAX_MAILS)
        .filter(created_at__gt=now - LATEST, pledge__in=Pledge.objects.signable().published())
        .exclude(email="")
        .select_related("pledge")
    )
