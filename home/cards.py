"""The card: how any page, story, pledge or organisation shows itself in a listing."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Card:
    """One entry of a listing, ready for `templates/components/card.html`."""

    title: str
    url: str
    text: str = ""
    meta: str = ""
    badge: str = ""
    language: str = ""
    image: Any = None
    image_alt: str = ""
