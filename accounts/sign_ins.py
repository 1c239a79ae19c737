"""Where somebody is signed in, for herself: what kind of device, and when she last used it."""

from datetime import datetime
from typing import NamedTuple

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from .devices import device_in_words
from .models import User


class SignIn(NamedTuple):
    """One place where she is signed in."""

    pk: int
    device: str
    last_used: datetime
    is_this: bool


def open_sessions(user: User) -> QuerySet[UserSession]:
    """Return the sessions in which `user` is still signed in, the one used last first."""
    key = OuterRef("session_key")
    going_on = Session.objects.filter(session_key=key, expire_date__gt=timezone.now())
    found: QuerySet[UserSession] = UserSession.objects.filter(Exists(going_on), user=user)
    return found.order_by("-last_seen_at", "-pk")


def sign_ins_of(user: User, this_key: str | None) -> list[SignIn]:
    """Return where `user` is signed in; `this_key` is of the session that asks."""
    return [
        SignIn(
            row.pk,
            device_in_words(row.user_agent),
            row.last_seen_at,
            row.session_key == this_key,
        )
        for row in open_sessions(user)
    ]
