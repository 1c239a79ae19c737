"""Application config of home."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """What every page and every other app stands on."""

    name = "home"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Connect receivers, checks and jobs, apply the patches."""
        from . import (  # noqa: F401
            checks,
            checks_deploy,
            error_reports,
            personal_data_accounts,
            personal_data_concerns,
            personal_data_home,
            personal_data_libraries,
            personal_data_texts,
            personal_data_wagtail,
            receivers,
            receivers_caching,
            registrations,
            registrations_caching,
            registrations_outlines,
        )
        from .patches import (
            listings,
            localize,
            page_chooser,
            page_create,
            snippet_choosers,
            wagtail_admin,
        )

        error_reports.start_if_wanted()
        listings.apply()
        localize.apply()
        page_chooser.apply()
        page_create.apply()
        snippet_choosers.apply()
        wagtail_admin.apply()
