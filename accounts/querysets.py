"""Finding and making users."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager
from django.db import models

if TYPE_CHECKING:
    from .models import User


class UserManager(BaseUserManager["User"]):
    """Makes users with an e-mail address, or with a username alone."""

    def create_user(
        self,
        email: str | None = None,
        username: str | None = None,
        password: str | None = None,
        **fields: Any,
    ) -> "User":
        """Create a user; without `password` she signs in by e-mailed code or passkey.

        Raises ValueError when neither e-mail nor username is given.
        """
        if not email and not username:
            raise ValueError("A user needs an e-mail address or a username.")
        user = self.model(
            email=self.normalize_email(email).lower() if email else None,
            username=username or None,
            **fields,
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        """Create a superuser."""
        return self.create_user(email=email, password=password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by e-mail address, case ignored, or by username."""
        return self.get(models.Q(email__iexact=username) | models.Q(username=username))
