"""What was chosen in a listing: each choice to take away, and what its form keeps."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, QueryDict


def narrowing(request: HttpRequest, groups: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the choices made as chips, the way back from all of them, and what stays in a form.

    Args:
        request: of the listing; its address holds one parameter for each group.
        groups: as `templates/components/facets.html` takes them.
    """
    groups = list(groups)
    names = {str(group["name"]) for group in groups}
    chips = [
        {
            "group": str(group["label"]),
            "text": str(option["label"]),
            "url": _without(request, {group["name"]}),
        }
        for group in groups
        for option in group["options"]
        if option["selected"]
    ]
    lite = request.GET.get("lite") == "1"
    return {
        "chips": chips,
        "kept": [{"name": "lite", "value": "1"}] if lite else [],
        "clear_url": f"{request.path}{_without(request, names)}" if chips else "",
    }


def _without(request: HttpRequest, names: set[str]) -> str:
    """Return the end of the address without some choices, from its first page on."""
    left: QueryDict = request.GET.copy()
    for name in (*names, "page"):
        left.pop(name, None)
    return f"?{left.urlencode()}" if left else "?"
