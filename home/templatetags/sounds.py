"""Template tags of recordings."""

from typing import Any

from django import template
from django.core.files.storage import default_storage

register = template.Library()

TYPES = (("opus", "audio/ogg; codecs=opus"), ("mp3", "audio/mpeg"))


@register.inclusion_tag("components/recording.html")
def player(recording: Any) -> dict[str, Any]:
    """Show a recording with its length and weight; nothing of it is loaded before it is played."""
    if not recording.is_ready:
        return {"recording": recording}
    sources = [
        {"url": default_storage.url(getattr(recording, name)), "type": kind} for name, kind in TYPES
    ]
    minutes, seconds = divmod(recording.seconds, 60)
    kilobytes = -(-default_storage.size(recording.opus) // 1024)
    length = f"{minutes}:{seconds:02d}"
    return {"recording": recording, "sources": sources, "length": length, "weight": kilobytes}
