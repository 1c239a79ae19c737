"""What stands round an impact story."""

from typing import Any

from django.http import HttpRequest

from ..models import ImpactPage, PolicySpace, PolicySpacePage
from .key_figures import key_figures
from .policy_spaces import parties


def impact_context(request: HttpRequest, page: ImpactPage) -> dict[str, Any]:
    """Return the numbers, who took part, and the page of the dialogue."""
    space = page.space
    return {
        "key_figures": key_figures(page.figures),
        "parties": parties(space) if space else {},
        "space_url": _address(space, page.locale_id, request) if space else "",
    }


def _address(space: PolicySpace, locale_id: int, request: HttpRequest) -> str:
    pages = PolicySpacePage.objects.live().public().filter(space=space).shown_in(locale_id)
    found = pages.first()
    return found.get_url(request) or "" if found else ""
