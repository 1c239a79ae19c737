"""The links of the menus."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from ..blocks.menu import PATH
from ..compiled import compiled
from ..enums import MenuPlace
from ..page_paths import page_path

Link = dict[str, Any]


def _page_ids(raw: Any) -> set[int]:
    """Return the ids of all pages that a menu's raw data points at."""
    if isinstance(raw, dict):
        own = {raw["page"]} if isinstance(raw.get("page"), int) else set()
        return own.union(*(_page_ids(value) for value in raw.values()))
    if isinstance(raw, list):
        return set().union(*(_page_ids(value) for value in raw))
    return set()


def _link(value: dict[str, Any], pages: dict[int, str], request: HttpRequest) -> Link | None:
    """Return one link, or None when its page is not live or its path leads elsewhere."""
    if value.get("page"):
        url = page_path(pages.get(value["page"], ""), request)
    else:
        path = value.get("path") or ""
        url = path if PATH.match(path) else ""
    if not url:
        return None
    current = request.path == url or (url.count("/") > 2 and request.path.startswith(url))
    return {"title": value["title"], "url": url, "current": current}


def _links(values: list[Any], pages: dict[int, str], request: HttpRequest) -> list[Link]:
    """Return the links that lead somewhere; list items come with or without their wrapper."""
    found = (_link(value.get("value", value), pages, request) for value in values)
    return [link for link in found if link]


@compiled("language")
def _menus(language: str) -> QuerySet[Any]:
    from ..models import Menu

    return Menu.objects.filter(locale__language_code=language)


@compiled("ids")
def _pages(ids: list[int]) -> QuerySet[Page, tuple[int, str]]:
    return Page.objects.filter(pk__in=ids).live().values_list("pk", "url_path")


def _read(menus: list[Any]) -> tuple[dict[str, list[Any]], list[int]]:
    """Return the raw blocks of each menu by place, and the ids of all pages that they name."""
    blocks = {menu.place: list(menu.items.raw_data) for menu in menus}
    return blocks, sorted(_page_ids(list(blocks.values())))


def menu_links(language: str, request: HttpRequest) -> dict[str, list[Link]]:
    """Return {"main": links, "footer": groups} of `language`, in two queries.

    A footer group is {"title", "links"}; single footer links come in a group without title. The
    raw data is read, because StreamField fetches the pages of each nesting level on its own.
    """
    menus, ids = _menus.made(_read, language=language)
    pages = dict(_pages(ids=ids))
    main = [block for block in menus.get(MenuPlace.MAIN, []) if block["type"] == "link"]
    footer = []
    for block in menus.get(MenuPlace.FOOTER, []):
        group = block["type"] == "group"
        values = block["value"]["links"] if group else [block["value"]]
        footer.append(
            {
                "title": block["value"]["title"] if group else "",
                "links": _links(values, pages, request),
            }
        )
    return {"main": _links([block["value"] for block in main], pages, request), "footer": footer}
