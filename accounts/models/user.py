"""The user: a person with an e-mail address, or with a username and no e-mail."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import UserManager


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. Her organisations are memberships, not fields (see network)."""

    email = models.EmailField(
        _("e-mail address"), unique=True, null=True, blank=True, help_text=_("May stay empty.")
    )
    username = models.CharField(
        _("username"),
        max_length=40,
        unique=True,
        null=True,
        blank=True,
        help_text=_("Only for people without an e-mail address."),
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        blank=True,
        help_text=_("As she wants to be addressed. Never shown in public."),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=settings.LANGUAGES,
        default="en",
        help_text=_("The language of the mails to her."),
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Inactive people can't sign in.")
    )
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    # Set by whoever makes a user before her address is known to be hers (receivers.py).
    address_is_unconfirmed: bool = False

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """Addresses differ by more than case; everybody has at least one way in."""

        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (
            models.UniqueConstraint(Lower("email"), name="user_email_unique_without_case"),
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(username__isnull=False),
                name="user_has_email_or_username",
            ),
        )

    def __str__(self) -> str:
        """Name the person for staff."""
        return self.name or self.get_username()

    def get_username(self) -> str:
        """Return what she signs in with."""
        return self.email or self.username or ""

    def get_full_name(self) -> str:
        """Return her name, in whatever script and order she wrote it."""
        return self.name

    def get_short_name(self) -> str:
        """Return her name: no part of it is guessed to be a first name."""
        return self.name

    @property
    def is_staff(self) -> bool:
        """Whether she may open the admin; libraries ask it under this name."""
        return self.is_active and self.has_perm("wagtailadmin.access_admin")
