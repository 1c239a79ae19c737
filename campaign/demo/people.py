"""The demo's accounts: staff, members of organisations, and one member without e-mail."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import User
from home.models import StaffLanguage
from network.models import Membership

from .source import Demo, read

GROUPS = {
    "editor": "Campaign editors",
    "moderator": "Moderators",
    "translator": "Translators",
    "officer": "Data officers",
}


def make_person(entry: dict[str, Any]) -> User:
    """Make one account; an e-mail address counts as verified."""
    login = entry["login"]
    fields = {"name": entry["display_name"], "language": entry["language"]}
    if "@" not in login:
        return User.objects.create_user(username=login, password=entry["passphrase"], **fields)
    user = User.objects.create_user(
        email=login, is_superuser=entry.get("role") == "superuser", **fields
    )
    EmailAddress.objects.update_or_create(
        user=user, email=login, defaults={"verified": True, "primary": True}
    )
    return user


def load_staff(demo: Demo) -> None:
    """Make the staff accounts with their groups and languages."""
    for entry in read("people")["staff"]:
        user = demo.people[entry["role"]] = demo.people[entry["login"]] = make_person(entry)
        if entry["role"] in GROUPS:
            user.groups.add(Group.objects.get(name=GROUPS[entry["role"]]))
        for language in entry["languages"]:
            StaffLanguage.objects.create(user=user, language=language)


def load_members(demo: Demo) -> None:
    """Make the members and their memberships."""
    for entry in read("people")["members"]:
        user = demo.people[entry["login"]] = make_person(entry)
        for membership in entry["memberships"]:
            Membership.objects.create(
                user=user,
                organisation=demo.organisations[membership["organisation"]],
                **{f"is_{role}": True for role in membership["roles"]},
            )
