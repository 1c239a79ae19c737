"""Make an account for a person without e-mail."""

from typing import NamedTuple

from django.db import transaction

from ..models import User
from ..passphrases import make_passphrase, normalise
from ..usernames import make_username


class NewMember(NamedTuple):
    """A new account and its passphrase, which is never seen again."""

    user: User
    passphrase: str


@transaction.atomic
def create_member_without_email(name: str, language: str) -> NewMember:
    """Make a username and a passphrase for `name`; mails never reach her."""
    passphrase = make_passphrase(language)
    user = User.objects.create_user(
        username=make_username(name),
        password=normalise(passphrase),
        name=name,
        language=language,
    )
    return NewMember(user, passphrase)
