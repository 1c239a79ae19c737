"""Checking a passphrase."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from .models import User
from .passphrases import normalise


class PassphraseBackend(AuthenticationBackend):
    """Forgives case, accents and spacing in the passphrase of a person without e-mail."""

    def _check_password(self, user: User | None, password: str) -> Any:
        """Compare the words, not how they were typed."""
        if user is not None and not user.email:
            password = normalise(password) or password
        return super()._check_password(user, password)
