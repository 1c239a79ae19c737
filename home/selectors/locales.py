"""The tree of a language; a language may be offered before it has one."""

from django.conf import settings
from wagtail.models import Locale


def locale_of(language: str | None) -> Locale:
    """Return the row of a language, else that of the site's first language.

    The interface may speak a language in which there are no pages yet (docs/translating.md).
    """
    rows = Locale.objects.filter(language_code__in={language, settings.LANGUAGE_CODE})
    found = {row.language_code: row for row in rows}
    return found.get(language or "") or found[settings.LANGUAGE_CODE]
