"""Closing several accounts at once in the list of people."""

from typing import Any

from django.http import HttpRequest

from ..actions.end_sign_ins import end_sign_ins
from ..models import User


def end_sign_ins_of_closed(
    request: HttpRequest, action_type: str, objects: Any, _action: Any
) -> None:
    """Sign out everywhere whose account was just closed: Wagtail updates rows past receivers."""
    if action_type != "set_active_state":
        return
    people = [one.pk for one in objects if isinstance(one, User)]
    for person in User.objects.filter(pk__in=people, is_active=False):
        end_sign_ins(person, request.user)  # type: ignore[arg-type]
