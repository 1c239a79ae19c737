"""Application config of accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, their sign-in and the gate to the admin."""

    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Connect the receivers, and put our recovery codes in the place of allauth's."""
        from . import journal, receivers, recovery_codes  # noqa: F401

        recovery_codes.install()
