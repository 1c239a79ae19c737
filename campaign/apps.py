"""Application config of campaign."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignConfig(AppConfig):
    """What is asked, promised, signed and told."""

    name = "campaign"
    verbose_name = _("Campaign")

    def ready(self) -> None:
        """Tell the lower apps what this one offers."""
        from . import (  # noqa: F401 - imported for what they register
            jobs,
            personal_data,
            personal_data_work,
            receivers_pledges,
            receivers_translations,
            registrations,
            registrations_alliance,
            registrations_caching,
            registrations_counts,
            registrations_documents,
            registrations_editors,
            registrations_listings,
            registrations_merges,
            registrations_moderation,
            registrations_outlines,
            registrations_paper,
            registrations_signer,
            registrations_translations,
        )
