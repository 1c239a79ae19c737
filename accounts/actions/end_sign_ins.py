"""End sign-ins on other phones: one, or all."""

from allauth.usersessions.adapter import get_adapter
from django.db import transaction
from wagtail.log_actions import log

from ..models import User
from ..sign_ins import open_sessions


@transaction.atomic
def end_sign_in(user: User, pk: int) -> bool:
    """End one of her own sign-ins; tell whether it was there. Again: nothing."""
    return _end(user, user, open_sessions(user).filter(pk=pk)) > 0


@transaction.atomic
def end_sign_ins(user: User, ended_by: User | None, but: str | None = None) -> int:
    """End all sign-ins of `user`; return how many.

    Args:
        user: who is signed out.
        ended_by: who does it; stands in the log. None when her account was closed.
        but: key of the session that goes on.
    """
    return _end(user, ended_by, open_sessions(user).exclude(session_key=but or ""))


def _end(user: User, ended_by: User | None, sessions: object) -> int:
    found = list(sessions)  # type: ignore[call-overload]
    get_adapter().end_sessions(found)
    if found:
        data = {"ended": len(found)}
        log(instance=user, action="accounts.end_sign_ins", user=ended_by, data=data)
    return len(found)
