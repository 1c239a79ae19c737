"""Telling the author of a story that it is told again in another language."""

from typing import Any

from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from home.notices import tell_author

from ..models import StoryPage

BEGUN = "cradle.translation.begun"
PUBLIC = "cradle.translation.public"


def tell_begun(original: StoryPage, page: StoryPage, translator: Any) -> None:
    """Tell her that somebody has begun, while there is time to say no; once for each language."""
    _tell_once(original, page, BEGUN, translator)


def tell_public(original: StoryPage, page: StoryPage) -> None:
    """Tell her that a translation can be read, and where; once for each language."""
    _tell_once(original, page, PUBLIC, page.owner)


def _tell_once(original: StoryPage, page: StoryPage, action: str, translator: Any) -> None:
    """Write the mail of `action` to whose story it is, unless she is the translator herself."""
    language = page.locale.language_code
    told = PageLogEntry.objects.filter(page=original.pk, action=action)
    if told.filter(data__language=language).exists():
        return
    log(instance=original, action=action, user=translator, data={"language": language})
    name = "translation_begun" if action == BEGUN else "translation_public"
    tell_author(original, name, translator, translation=page, into=language)
