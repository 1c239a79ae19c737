"""The card: how any page, story, pledge or organisation shows itself in a listing."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

# What the tag `photo` reads of the picture of a card, for querysets that read no more.
PICTURE = tuple(f"social_image__{name}" for name in ("copies", "released", "width", "height"))


@dataclass(frozen=True)
class Card:
    """One entry of a listing, ready for `templates/components/card.html`."""

    title: str
    url: str
    text: str = ""
    meta: str = ""
    badge: str | Promise = ""
    language: str = ""
    image: Any = None
    image_alt: str = ""
