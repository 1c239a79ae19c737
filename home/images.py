"""Cleaning of uploaded pictures (architecture.md, Images)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import SiteImage

SOCIAL_SLOT = "social"


def clean_upload(image: "SiteImage") -> None:
    """Replace the fresh upload of `image` by a re-encoded copy without camera data."""
