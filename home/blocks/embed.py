"""Embed: a link to a film or recording of an allowed host; nothing is loaded from it."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# Hosts that editors may link to as an embed; others stay plain links in a paragraph.
ALLOWED_HOSTS = frozenset(
    {
        "www.youtube.com",
        "youtube.com",
        "youtu.be",
        "vimeo.com",
        "player.vimeo.com",
        "soundcloud.com",
        "archive.org",
    }
)


def is_allowed(url: str) -> bool:
    """Tell whether `url` is a plain https address of an allowed host."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme == "https"
        and parts.hostname in ALLOWED_HOSTS
        and parts.username is None
        and port is None
    )


class EmbedBlock(blocks.StructBlock):
    """A film or recording elsewhere; the visitor decides whether to open it."""

    url = blocks.URLBlock(label=_("Address"), help_text=_("YouTube, Vimeo, SoundCloud, Archive."))
    title = blocks.CharBlock(label=_("Title"), help_text=_("What is seen or heard, and how long."))

    class Meta:
        """Appearance in the editor."""

        icon = "media"
        label = _("Film or recording")
        template = "blocks/embed.html"
        alone = True

    def clean(self, value: Any) -> Any:
        """Refuse hosts that are not on the list."""
        cleaned = super().clean(value)
        if not is_allowed(cleaned["url"]):
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(_("This site cannot be embedded."))}
            )
        return cleaned
