"""Reading the campaign materials: by kind, each with the files that exist."""

from typing import Any

from django.http import HttpRequest

from home.querysets import PublicPageQuerySet
from home.vocabularies import label, terms

from ..models import PublicationPage
from ..querysets import released
from .publications import files_of, in_order

PRESS = "press"


def material_pages(locale_id: int) -> PublicPageQuerySet:
    """Return the page of each material, once, in the reader's language where there is one."""
    pages: PublicPageQuerySet = PublicationPage.objects.live().public().shown_in(locale_id)
    pages = pages.filter(released("publication__"), publication__superseded_by__isnull=True)
    return pages.exclude(publication__material="").select_related("publication", "locale")


def materials_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the materials by kind, in the order of the list of kinds; the press kit comes last."""
    rows = list(material_pages(page.locale_id).order_by("-publication__year", "title"))
    files = files_of([row.publication_id for row in rows])
    groups = []
    for term in terms("material"):
        items = [
            {
                "page": row,
                "url": row.get_url(request) or "",
                "language": row.locale.language_code,
                "files": in_order(files.get(row.publication_id, [])),
            }
            for row in rows
            if row.publication.material == term["code"]
        ]
        if items:
            code = term["code"]
            groups.append({"code": code, "label": label("material", code), "items": items})
    return {"groups": groups, "total": len(rows)}
