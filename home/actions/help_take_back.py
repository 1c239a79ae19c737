"""Who has no code that works asks a person; a data officer helps her."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..emails import send_mail_template
from ..models import TakeBackRequest
from ..policies import may_help_take_back
from ..selectors.staff import data_officers
from .errors import Conflict, Invalid, require

# A flood fills the queue, not the mailboxes of the officers.
MAILS_AN_HOUR = 20


@transaction.atomic
def ask_for_help(story: str, contact: str, language: str) -> TakeBackRequest:
    """Keep a request and tell the data officers; the same again is kept once.

    Args:
        story: which it is, in her words.
        contact: how to reach her.
        language: in which she asks.
    """
    asked = {"story": story, "contact": contact}
    if (kept := TakeBackRequest.objects.filter(**asked, answered_at=None).first()) is not None:
        return kept
    request = TakeBackRequest.objects.create(**asked, language=language)
    log(instance=request, action="cradle.take_back.ask")
    hour = timezone.now() - timedelta(hours=1)
    if TakeBackRequest.objects.filter(created_at__gt=hour).count() <= MAILS_AN_HOUR:
        for person in _who_helps():
            send_mail_template("take_back_help", person.email, person.language, {"person": person})
    return request


@transaction.atomic
def answer_request(pk: int, user: Any, words: str) -> TakeBackRequest:
    """Note what was done for who asked; her words and her contact are deleted 30 days later.

    Raises NotAllowed for who is no data officer, Invalid without words, Conflict when it is
    answered or gone.
    """
    require(may_help_take_back(user))
    if not words:
        raise Invalid(_("Say what you did."), field="words")
    request = TakeBackRequest.objects.select_for_update().filter(pk=pk, answered_at=None).first()
    if request is None:
        raise Conflict(_("Somebody else has answered this request."))
    request.answer, request.answered_at, request.answered_by = words, timezone.now(), user
    request.save()
    log(instance=request, action="cradle.take_back.answer", user=user)
    return request


def _who_helps() -> list[Any]:
    """Return the data officers who have an address; without any, the superusers."""
    officers = list(data_officers().exclude(email=None))
    if officers:
        return officers
    return list(
        get_user_model().objects.filter(is_superuser=True, is_active=True, email__contains="@")
    )
