"""The card: how any page, story, pledge or organisation shows itself in a listing."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


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
