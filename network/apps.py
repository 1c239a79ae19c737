"""Application config of network."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    """The register of organisations and who belongs to them."""

    name = "network"
    verbose_name = _("Network")

    def ready(self) -> None:
        """Tell the lower apps what this one offers."""
        from . import (  # noqa: F401
            personal_data,
            personal_data_register,
            personal_data_ways,
            receivers,
            registrations,
            registrations_caching,
            registrations_register,
            registrations_ways,
        )
