"""Reading the campaign materials: by kind, each with the languages and files that exist."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from home.querysets import PublicPageQuerySet
from home.vocabularies import label, terms

from ..models import PublicationFile, PublicationPage
from ..querysets import released
from .publications import described_file, files_of


def material_pages() -> PublicPageQuerySet:
    """Return the pages of every material that has no newer edition, in all languages."""
    pages: PublicPageQuerySet = PublicationPage.objects.live().public()
    pages = pages.filter(released("publication__"), publication__superseded_by__isnull=True)
    return pages.exclude(publication__material="")


def materials_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the materials by kind, in the order of the list of kinds; the press kit comes last."""
    rows = material_pages().select_related("publication", "locale", "share_card")
    families: dict[Any, list[PublicationPage]] = {}
    for row in rows.order_by("-publication__year", "title", "pk"):
        families.setdefault(row.translation_key, []).append(row)
    files = files_of([family[0].publication_id for family in families.values()])
    groups = []
    for term in terms("material"):
        items = [
            _item(family, files.get(family[0].publication_id, []), page.locale_id, request)
            for family in families.values()
            if family[0].publication.material == term["code"]
        ]
        if items:
            code = term["code"]
            items.sort(key=lambda item: item["order"])
            groups.append({"code": code, "label": label("material", code), "items": items})
    return {"groups": groups, "total": len(families)}


def _item(
    family: list[PublicationPage], rows: list[PublicationFile], locale_id: int, request: HttpRequest
) -> dict[str, Any]:
    """Return one material in the reader's language where it is written in it, else its first."""
    shown = min(family, key=lambda one: (one.locale_id != locale_id, one.pk))
    return {
        "page": shown,
        "order": (-shown.publication.year, shown.title),
        "url": shown.get_url(request) or "",
        "language": shown.locale.language_code,
        "card": getattr(shown, "share_card", None),
        "languages": _languages(family, rows),
    }


def _languages(family: list[PublicationPage], rows: list[PublicationFile]) -> list[dict[str, Any]]:
    """Return what there is in each language, the reader's first: files, and the card to share."""
    found: dict[str, dict[str, Any]] = {}

    def of(code: str) -> dict[str, Any]:
        return found.setdefault(code, {"code": code, "files": [], "card": ""})

    for row in rows:
        of(row.language)["files"].append(described_file(row))
    for page in family:
        card = getattr(page, "share_card", None)
        if card is not None:
            of(page.locale.language_code)["card"] = card.file.url
    here = get_language() or settings.LANGUAGE_CODE
    return sorted(found.values(), key=lambda one: (one["code"] != here, one["code"]))
