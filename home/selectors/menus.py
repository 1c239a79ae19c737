"""The links of the menus."""

from typing import Any

from django.http import HttpRequest

from ..enums import MenuPlace


def _link(value: Any, request: HttpRequest) -> dict[str, Any] | None:
    """Return one link, or None when its page is not public."""
    page = value["page"]
    if page is not None and not page.live:
        return None
    url = page.get_url(request) if page is not None else value["path"]
    if not url:
        return None
    current = request.path == url or (url.count("/") > 2 and request.path.startswith(url))
    return {"title": value["title"], "url": url, "current": current}


def menu_links(language: str, request: HttpRequest) -> dict[str, list[dict[str, Any]]]:
    """Return {"main": links, "footer": groups} of `language`, without pages that are not live.

    A footer group is {"title", "links"}; single footer links come in a group without title.
    """
    from ..models import Menu

    found: dict[str, list[dict[str, Any]]] = {"main": [], "footer": []}
    for menu in Menu.objects.filter(locale__language_code=language).order_by("place"):
        for block in menu.items:
            if block.block_type == "link":
                link = _link(block.value, request)
                if link and menu.place == MenuPlace.MAIN:
                    found["main"].append(link)
                elif link:
                    found["footer"].append({"title": "", "links": [link]})
            elif menu.place == MenuPlace.FOOTER:
                links = [_link(value, request) for value in block.value["links"]]
                found["footer"].append(
                    {"title": block.value["title"], "links": [link for link in links if link]}
                )
    return found
