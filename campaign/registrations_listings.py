"""What campaign shows on the pages of others: in listings, and on an organisation's page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.registry import listings, page_kinds
from network.models import Organisation
from network.registry import organisation_sections

from .selectors.pledges import pledge_cards
from .selectors.stories import story_cards
from .selectors.updates import updates_of

CARDS_ON_A_PROFILE = 6

listings.register("stories", (_("Newest stories"), story_cards))
listings.register("pledges", (_("Pledges, open ones first"), pledge_cards))
for kind, one, many, types in (
    ("campaigns", _("Campaign"), _("Campaigns"), ("campaign.CampaignPage",)),
    ("pledges", _("Pledge"), _("Calls and pledges"), ("campaign.PledgePage",)),
    ("stories", _("Story"), _("Stories"), ("campaign.StoryPage",)),
    ("updates", _("Update"), _("Updates"), ("campaign.UpdatePage",)),
):
    page_kinds.register(kind, (one, many, types))


def stories_of(**asked: Any) -> dict[str, Any]:
    """Return the stories of an organisation for its page."""
    return {"title": _("Stories"), "cards": story_cards(limit=CARDS_ON_A_PROFILE, **asked)}


def pledges_of(**asked: Any) -> dict[str, Any]:
    """Return the pledges of an organisation for its page."""
    return {"title": _("Pledges"), "cards": pledge_cards(limit=CARDS_ON_A_PROFILE, **asked)}


def updates_section(
    organisation: Organisation, locale_id: int, request: HttpRequest
) -> dict[str, Any]:
    """Return what is new with an organisation, for its page."""
    found = updates_of(request, locale_id, organisation=organisation.pk)
    return {
        "title": _("What is new"),
        "cards": found.rows,
        "component": "components/updates.html",
        "more": reverse("organisation_updates", args=[organisation.slug]) if found.more else "",
    }


organisation_sections.register("updates", updates_section)
organisation_sections.register("pledges", pledges_of)
organisation_sections.register("stories", stories_of)
