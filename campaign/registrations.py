"""What campaign offers to the registries of home and network."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.registry import listings
from network.registry import organisation_sections

from .selectors.pledges import pledge_cards
from .selectors.stories import story_cards

CARDS_ON_A_PROFILE = 6

listings.register("stories", (_("Newest stories"), story_cards))
listings.register("pledges", (_("Pledges, open ones first"), pledge_cards))


def stories_of(**asked: Any) -> dict[str, Any]:
    """Return the stories of an organisation for its page."""
    return {"title": _("Stories"), "cards": story_cards(limit=CARDS_ON_A_PROFILE, **asked)}


def pledges_of(**asked: Any) -> dict[str, Any]:
    """Return the pledges of an organisation for its page."""
    return {"title": _("Pledges"), "cards": pledge_cards(limit=CARDS_ON_A_PROFILE, **asked)}


organisation_sections.register("pledges", pledges_of)
organisation_sections.register("stories", stories_of)
