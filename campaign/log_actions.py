"""The names of campaign's entries in the audit log."""

from django.utils.translation import gettext_lazy as _

# (action, what it is called, what the entry says)
ACTIONS = (
    ("cradle.signature.withdraw", _("Withdraw a signature"), _("A signature was withdrawn")),
    ("campaign.collect", _("Collect a signature"), _("A signature was collected")),
    ("campaign.sheets.print", _("Print sheets"), _("Signature sheets were printed")),
    ("campaign.signers.see", _("See signers"), _("Saw names and addresses of signers")),
    ("cradle.switch.stop", _("Stopped"), _("Stopped a part of the site")),
    ("cradle.switch.resume", _("Let go on"), _("Let a part of the site go on")),
    ("cradle.domain.block", _("Set aside"), _("Set a mail service aside")),
    ("cradle.domain.unblock", _("Trusted again"), _("Trusted a mail service again")),
    ("campaign.deliver", _("Deliver a call"), _("A call was delivered")),
    ("campaign.record_answer", _("Record an answer"), _("The answer to a call was recorded")),
    ("campaign.answer_partner", _("Answer as a partner"), _("A partner answered")),
    ("campaign.report_progress", _("Report progress"), _("A report of progress was sent")),
    ("campaign.publish_report", _("Publish a report"), _("A report of progress was published")),
    ("campaign.decline_report", _("Decline a report"), _("A report of progress was declined")),
    ("cradle.held.hold", _("Held"), _("Held signatures")),
    ("cradle.held.release", _("Released"), _("Released signatures")),
    ("cradle.held.invalidate", _("Invalidated"), _("Invalidated signatures")),
    ("cradle.held.reinstate", _("Made valid again"), _("Made signatures valid again")),
    ("cradle.held.undo", _("Undone"), _("Undid a decision about signatures")),
    ("cradle.rule.make", _("Rule made"), _("Made a rule about signatures")),
    ("cradle.rule.look", _("Rule tried"), _("Looked whom a rule by name catches")),
    ("cradle.rule.retire", _("Rule retired"), _("Retired a rule about signatures")),
    ("campaign.withdraw_promise", _("Withdraw a promise"), _("A promise was withdrawn")),
    ("campaign.endorse", _("Endorse"), _("An organisation endorsed")),
    ("campaign.check_endorsement", _("Check an endorsement"), _("An endorsement was checked")),
    (
        "campaign.withdraw_endorsement",
        _("Withdraw an endorsement"),
        _("An endorsement was withdrawn"),
    ),
)
