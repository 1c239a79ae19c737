"""Pages of the library's demo that look different from the usual."""

from library.models import PublicationPage


def library(language: str) -> dict[str, str]:
    """Return an older edition, a journal issue and the press kit in a language."""
    pages = PublicationPage.objects.live().filter(locale__language_code=language)
    return {
        "older": pages.get(publication__code="uhc-position-2021").url,
        "journal": pages.get(publication__code="new-solutions-2016").url,
        "press_kit": pages.get(publication__code="press-kit").url,
    }
