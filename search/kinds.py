"""The kinds of things that are found: those of every listing, see `home.registry.page_kinds`."""

from wagtail.models import Page

from home.selectors import light_cards

UPDATES, ORGANISATIONS = "updates", "organisations"
# What is looked for more or less often than its words alone would tell.
BOOSTS = {UPDATES: 0.85}


def kind_of(page: Page) -> str:
    """Return the kind of a page by its type."""
    return light_cards.kind_of(page.content_type_id)
