"""Checking a passphrase."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from .models import User
from .passphrases import normalise


class PassphraseBackend(AuthenticationBackend):
    """Forgives case, accents and spacing in the words of a person with a username."""

    def _check_password(self, user: User | None, password: str) -> Any:
        """Compare the words, not how they were typed."""
        if user is not None and user.username:
            password = normalise(password) or password
        return super()._check_password(user, password)
