"""Application config of campaign."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignConfig(AppConfig):
    """What is asked, promised, signed and told."""

    name = "campaign"
    verbose_name = _("Campaign")

    def ready(self) -> None:
        """Tell the lower apps what this one offers."""
        from . import jobs, registrations, registrations_moderation, registrations_paper  # noqa: F401
        from . import registrations_counts, registrations_signer  # noqa: F401
        from . import personal_data, personal_data_work  # noqa: F401
        from . import registrations_documents  # noqa: F401
        from . import receivers_pledges, registrations_alliance, registrations_editors  # noqa: F401
