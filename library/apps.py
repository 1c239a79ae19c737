"""Application config of library."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """What the programme knows, does and publishes."""

    name = "library"
    verbose_name = _("Library")

    def ready(self) -> None:
        """Tell the lower apps what this one offers."""
        from . import (  # noqa: F401
            personal_data,
            personal_data_programme,
            receivers,
            registrations,
            registrations_caching,
            registrations_links,
            registrations_merges,
            registrations_outlines,
            registrations_programme,
        )
