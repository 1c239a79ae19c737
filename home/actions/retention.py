"""Forgetting by schedule: what is no longer needed is deleted."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from ..enums import MailState
from ..enums_concern import NETWORK_DAYS
from ..models import Concern, ContactMessage, FormKey, OutboxMail, TakeBackRequest

KEEP_MESSAGES = timedelta(days=365)
KEEP_CONCERNS = timedelta(days=365)
KEEP_CONTACTS = timedelta(days=90)
KEEP_REQUESTS = timedelta(days=30)
KEEP_UNANSWERED_REQUESTS = timedelta(days=365)
KEEP_FORM_KEYS = timedelta(days=7)
KEEP_LAST_MAILS = timedelta(hours=20)
KEEP_MAILS = timedelta(days=30)


def forget_messages() -> int:
    """Delete messages to the campaign 12 months after they were closed; return how many."""
    closed = ContactMessage.objects.filter(closed_at__lt=timezone.now() - KEEP_MESSAGES)
    return closed.delete()[0]


def forget_concerns() -> int:
    """Forget networks of concerns after 7 days, who reported 90 days after the answer.

    The rest goes 12 months after the answer; return how many rows were touched.
    """
    now = timezone.now()
    concerns = Concern.objects
    old = concerns.filter(created_at__lt=now - timedelta(days=NETWORK_DAYS)).exclude(network="")
    answered = concerns.filter(answered_at__lt=now - KEEP_CONTACTS).exclude(contact="", words="")
    touched = old.update(network="") + answered.update(contact="", words="")
    return touched + concerns.filter(answered_at__lt=now - KEEP_CONCERNS).delete()[0]


def forget_take_back_requests() -> int:
    """Delete requests to take a story down 30 days after the answer; return how many.

    What nobody has answered in a year can help nobody any more.
    """
    now = timezone.now()
    answered = Q(answered_at__lt=now - KEEP_REQUESTS)
    too_old = Q(created_at__lt=now - KEEP_UNANSWERED_REQUESTS)
    return TakeBackRequest.objects.filter(answered | too_old).delete()[0]


def forget_form_keys() -> int:
    """Delete keys of forms after 7 days, used or not; return how many."""
    return FormKey.objects.filter(created_at__lt=timezone.now() - KEEP_FORM_KEYS).delete()[0]


def forget_last_mails() -> int:
    """Drop last mails to people who have withdrawn that could not go out; return how many.

    They were promised to be forgotten within a day, however long the mail server is away.
    """
    late = OutboxMail.objects.filter(
        state=MailState.QUEUED,
        message__forget=True,
        created_at__lt=timezone.now() - KEEP_LAST_MAILS,
    )
    return late.update(state=MailState.DROPPED, to=[], message=None)


def forget_mails() -> int:
    """Delete the rows of mails 30 days after they were sent or given up; return how many."""
    done = OutboxMail.objects.exclude(state=MailState.QUEUED)
    return done.filter(not_before__lt=timezone.now() - KEEP_MAILS).delete()[0]
