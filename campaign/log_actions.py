"""The names of campaign's entries in the audit log."""

from django.utils.translation import gettext_lazy as _

# (action, what it is called, what the entry says)
ACTIONS = (
    ("campaign.collect", _("Collect a signature"), _("A signature was collected")),
    ("campaign.signers.see", _("See signers"), _("Saw names and addresses of signers")),
    ("cradle.switch.stop", _("Stopped"), _("Stopped a part of the site")),
    ("cradle.switch.resume", _("Let go on"), _("Let a part of the site go on")),
)
    ("cradle.domain.block", _("Set aside"), _("Set a mail service aside")),
    ("cradle.domain.unblock", _("Trusted again"), _("Trusted a mail service again")),
