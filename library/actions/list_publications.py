"""List the pages of a publication anew, when its facts or its files have changed."""

from home.actions.remember_terms import remember_terms

from ..models import PublicationPage


def list_pages(publication_id: int) -> int:
    """Write the terms of all live pages of a publication; return how many had changed.

    Each page is listed under every language in which there is a page or a file.
    """
    live = PublicationPage.objects.live().filter(publication=publication_id)
    return remember_terms(live.select_related(*PublicationPage.taxonomy_select_related))
