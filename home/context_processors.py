"""What every page shows around its content: menus, languages, lite view, addresses."""

from typing import Any

from django.http import HttpRequest

from .chrome import Chrome


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Offer `chrome`, computed only when a template asks for it."""
    return {"chrome": Chrome(request)}
