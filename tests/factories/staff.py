"""Staff and members for tests: people with a role, ready to act."""

from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from home.actions.setup_roles import setup_roles
from home.models import StaffLanguage
from home.selectors.staff import EDITORS, MODERATORS, OFFICERS, TRANSLATORS
from network.models import Membership, Organisation

_numbers = count(1)


def person(**fields: Any) -> Any:
    """Return a new person with an e-mail address and no role."""
    number = next(_numbers)
    fields.setdefault("email", f"person{number}@example.org")
    fields.setdefault("name", f"Person {number}")
    return get_user_model().objects.create_user(**fields)


def _staff(group: str, *languages: str, **fields: Any) -> Any:
    if not Group.objects.filter(name=OFFICERS).exists():
        setup_roles()
    user = person(**fields)
    user.groups.add(Group.objects.get(name=group))
    for language in languages:
        StaffLanguage.objects.create(user=user, language=language)
    return user


def editor(**fields: Any) -> Any:
    """Return a campaign editor; roles are set up when they are not yet."""
    return _staff(EDITORS, **fields)


def moderator(*languages: str, **fields: Any) -> Any:
    """Return a moderator who works in `languages`."""
    return _staff(MODERATORS, *languages, **fields)


def translator(*languages: str, **fields: Any) -> Any:
    """Return a translator who works in `languages`."""
    return _staff(TRANSLATORS, *languages, **fields)


def officer(**fields: Any) -> Any:
    """Return a data officer."""
    return _staff(OFFICERS, **fields)


def member(organisation: Organisation, role: str = "author", **fields: Any) -> Any:
    """Return a new person with a responsibility in `organisation`."""
    user = person(**fields)
    Membership.objects.create(user=user, organisation=organisation, **{f"is_{role}": True})
    return user
