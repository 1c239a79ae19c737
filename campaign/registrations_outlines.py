"""Outlines of campaign pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.outlines import Outline, prompt
from home.registrations_outlines import paragraph
from home.registry import page_outlines

CAMPAIGN_PAGE = "campaign.CampaignPage"


def full() -> dict[str, Any]:
    """Return the outline of a campaign from the ask to the pledges."""
    return {
        "title": prompt(_("The campaign in five words")),
        "summary": prompt(_("What you ask of whom, and why now")),
        "ask": prompt(_("What we ask, in at most 25 words")),
        "button_text": _("Sign the pledge"),
        "body": [
            paragraph(_("What is wrong today, told by one working day of one worker")),
            (
                "big_number",
                {"value": "", "label": prompt(_("What the number counts")), "source_title": ""},
            ),
            ("heading", _("What we ask")),
            ("ask", {"audience": "government", "title": prompt(_("One ask, with a verb"))}),
            ("ask", {"audience": "organisation", "title": prompt(_("One ask, with a verb"))}),
            ("heading", _("What has happened so far")),
            (
                "timeline",
                {"items": [{"date": prompt(_("Month and year")), "title": prompt(_("What"))}]},
            ),
            ("listing", {"kind": "pledges", "title": _("Pledges to sign"), "limit": 3}),
            ("listing", {"kind": "stories", "title": _("Workers tell"), "limit": 3}),
        ],
    }


def short() -> dict[str, Any]:
    """Return the outline of an action of a few weeks: one ask, one number, one pledge."""
    return {
        "title": prompt(_("What must happen by when")),
        "summary": prompt(_("What you ask of whom, and until which day")),
        "ask": prompt(_("What we ask, in at most 25 words")),
        "button_text": _("Sign the pledge"),
        "body": [
            paragraph(_("Who decides on which day, and what she is to decide")),
            ("ask", {"audience": "government", "title": prompt(_("One ask, with a verb"))}),
            ("listing", {"kind": "pledges", "title": _("Pledges to sign"), "limit": 1}),
        ],
    }


for _name, _title, _description, _fields in (
    ("campaign", _("A whole campaign"), _("Ask, number, timeline, pledges, stories."), full),
    ("action", _("A short action"), _("One ask until one day, with its pledge."), short),
):
    page_outlines.register(_name, Outline(CAMPAIGN_PAGE, _title, _description, _fields))
