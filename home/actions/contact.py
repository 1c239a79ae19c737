"""Messages to the campaign: taking them in, giving them to somebody, closing them."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..emails import send_mail_template
from ..enums import ContactState
from ..models import ContactMessage
from ..policies import may_answer_contact
from ..selectors.contact import who_is_told, who_may_answer
from .errors import Invalid, require

# A flood of messages fills the queue, not the mailboxes of the editors.
MAILS_AN_HOUR = 20


def send_message(name: str, email: str, message: str, language: str) -> ContactMessage:
    """Keep a message and tell the editors that it waits."""
    with transaction.atomic():
        kept = ContactMessage.objects.create(
            name=name, email=email, message=message, language=language
        )
        hour = timezone.now() - timedelta(hours=1)
        if ContactMessage.objects.filter(created_at__gt=hour).count() <= MAILS_AN_HOUR:
            _tell(who_is_told(), "contact_waiting", kept)
    return kept


def handle_message(
    message: ContactMessage, user: Any, assigned_to: Any = None, state: str = ContactState.OPEN
) -> None:
    """Give a message to somebody, or note that it is answered or closed.

    Args:
        message: as it lies in the queue.
        user: who does it.
        assigned_to: who answers; None for nobody yet.
        state: where it is from now on.

    Raises:
        NotAllowed: when `user` may not handle messages.
        Invalid: when `assigned_to` may not answer, or the state is unknown.
    """
    require(may_answer_contact(user, message))
    if assigned_to is not None and not who_may_answer().filter(pk=assigned_to.pk).exists():
        raise Invalid(_("Choose somebody who may answer messages."), "assigned_to")
    if state not in ContactState.values:
        raise Invalid(_("Choose a state."), "state")
    with transaction.atomic():
        kept = ContactMessage.objects.select_for_update().get(pk=message.pk)
        before = (kept.assigned_to_id, kept.state)
        kept.assigned_to, kept.state = assigned_to, state
        if state == ContactState.OPEN:
            kept.closed_at = None
        elif kept.closed_at is None:
            kept.closed_at = timezone.now()
        kept.save(update_fields=["assigned_to", "state", "closed_at"])
        if before == (kept.assigned_to_id, kept.state):
            return
        log(instance=kept, action="cradle.contact.handle", user=user, data={"state": state})
        given = assigned_to is not None and assigned_to.pk not in (before[0], user.pk)
        if given and assigned_to.email and state == ContactState.OPEN:
            _tell([assigned_to], "contact_assigned", kept)


def _tell(people: Iterable[Any], mail: str, message: ContactMessage) -> None:
    """Mail a link to the message: its words and its sender stay in the queue."""
    path = reverse("wagtailsnippets_home_contactmessage:edit", args=[message.pk])
    for person in people:
        context = {"person": person, "url": f"{settings.BASE_URL}{path}", "number": message.pk}
        send_mail_template(mail, person.email, person.language, context)
