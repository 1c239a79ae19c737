"""Mails to a signer whose signature goes: none is sent any more, none stays under her address."""

from collections.abc import Collection

from django.core.mail import EmailMessage
from django.db.models import Q

from home.enums import MailState
from home.mail import outbox_row
from home.models import OutboxMail

from ..models import Signature


def drop_mails_of(signature: Signature) -> int:
    """Drop what waits to be sent about this signature; return how many mails."""
    waiting = OutboxMail.objects.filter(
        Q(message__about__signature=signature.pk), state=MailState.QUEUED
    )
    return waiting.update(state=MailState.DROPPED, message=None, to=[])


def forget_mails_about(signatures: Collection[int]) -> None:
    """Drop what waits about signatures that go, and take their addresses out of the record."""
    about = OutboxMail.objects.filter(
        message__about__signature__in=list(signatures), state=MailState.QUEUED
    )
    about.update(state=MailState.DROPPED, message=None, to=[])
    told = Signature.objects.filter(pk__in=signatures).exclude(email="")
    receivers = [[email] for email in told.values_list("email", flat=True)]
    done = OutboxMail.objects.filter(to__in=receivers).exclude(state=MailState.QUEUED)
    done.update(to=[], message=None, last_error="")


def forget_receiver(email: str) -> int:
    """Take an address out of the record of mails that are done; return how many it was in."""
    if not email:
        return 0
    done = OutboxMail.objects.filter(to=[email]).exclude(state=MailState.QUEUED)
    return done.update(to=[], message=None, last_error="")


def send_and_forget(mail: EmailMessage) -> None:
    """Queue a mail whose address is erased from the outbox as soon as it is out."""
    row = outbox_row(mail)
    row.message = {**(row.message or {}), "forget": True}
    row.save(force_insert=True)
