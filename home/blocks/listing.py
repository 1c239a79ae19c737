"""Listing: the newest stories, pledges or organisations, kept up to date by itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Locale

from ..registry import listings


def listing_choices() -> list[tuple[str, Any]]:
    """Return the kinds that the apps have registered."""
    return [(name, entry[0]) for name, entry in listings.items()]


def _without_pictures(cards: Sequence[Any]) -> Sequence[Any]:
    return [replace(card, image=None) for card in cards]


class ListingBlock(blocks.StructBlock):
    """Cards chosen by a rule instead of by hand."""

    kind = blocks.ChoiceBlock(label=_("What to list"), choices=listing_choices)
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    limit = blocks.IntegerBlock(
        label=_("How many"), default=3, min_value=1, max_value=12, help_text=_("At most 12.")
    )

    pictures = blocks.BooleanBlock(
        label=_("With pictures"),
        required=False,
        default=True,
        help_text=_("Each picture costs a phone about 9 kB when readers come to it."),
    )

    class Meta:
        """Appearance in the editor."""

        icon = "list-ul"
        label = _("Listing")
        template = "blocks/listing.html"
        from_stored = True

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the cards, in the language of the page that holds the block."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        parent = parent_context or {}
        page = parent.get("page")
        locale_id = page.locale_id if page else Locale.get_active().pk
        entry = dict(listings.items()).get(value["kind"])
        cards: Sequence[Any] = (
            entry[1](locale_id=locale_id, limit=value["limit"], request=parent.get("request"))
            if entry
            else []
        )
        if not value.get("pictures", True):
            cards = _without_pictures(cards)
        context["cards"] = cards
        return context
