"""Application config of search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Finding things, for people and for machines."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Follow what is published, and tell the lower apps what this one offers."""
        from . import (  # noqa: F401
            personal_data,
            receivers,
            registrations,
            registrations_caching,
        )
