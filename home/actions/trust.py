"""Switching the trust in an author on and off."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..enums import TrustChange
from ..models import AuthorTrust
from ..policies import may_trust_author
from ..selectors.trust import ENOUGH_APPROVALS, unchanged_approvals
from .errors import Conflict, require


@transaction.atomic
def trust_author(author: Any, editor: Any) -> AuthorTrust:
    """Let the stories of `author` go live first; a second time changes nothing.

    Raises NotAllowed for who is no editor or herself the author, Conflict when too few of her
    texts were approved without a change.
    """
    require(may_trust_author(editor, author))
    number = unchanged_approvals(author)
    if number < ENOUGH_APPROVALS:
        message = _("%(number)s of her texts were approved without a change; %(wanted)s must be.")
        raise Conflict(message % {"number": number, "wanted": ENOUGH_APPROVALS})
    return _switch(author, TrustChange.EDITOR, editor, is_on=True)


@transaction.atomic
def distrust_author(author: Any, editor: Any) -> AuthorTrust:
    """Let every text of `author` wait for its review again, from now on.

    Raises NotAllowed for who is no editor.
    """
    require(may_trust_author(editor, author))
    return _switch(author, TrustChange.EDITOR, editor, is_on=False)


@transaction.atomic
def end_trust(author_id: int | None, why: TrustChange, user: Any = None) -> None:
    """Switch the trust in an author off because of what happened to one of her texts."""
    trust = AuthorTrust.objects.filter(author=author_id, is_on=True).first()
    if trust is not None:
        _switch(trust.author, why, user, is_on=False)


def _switch(author: Any, why: TrustChange, user: Any, *, is_on: bool) -> AuthorTrust:
    """Change the row under a lock, and log it when anything has changed."""
    values = {"why": why, "changed_by": user, "changed_at": timezone.now()}
    AuthorTrust.objects.get_or_create(author=author, defaults=values)
    trust = AuthorTrust.objects.select_for_update().get(author=author)
    if trust.is_on != is_on:
        trust.is_on = is_on
        trust.why, trust.changed_by, trust.changed_at = why, user, timezone.now()
        trust.save()
        verb = "cradle.trust.on" if is_on else "cradle.trust.off"
        log(instance=trust, action=verb, user=user, data={"why": str(why)})
    return trust
