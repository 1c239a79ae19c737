"""What a template needs to know of the request even where it is not handed the request.

Components and blocks are rendered with `only`, far from the request; pictures still must know
whether the lite view was asked for, and whether they may show what is not released.
"""

import re
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

_PRIVATE = re.compile(r"^/(admin|[a-z]{2}(-[a-z]+)?/members)/")


@dataclass(frozen=True)
class Viewing:
    """How the page that is being made will be seen."""

    lite: bool = False
    private: bool = False


_current: ContextVar[Viewing] = ContextVar("viewing", default=Viewing())  # noqa: B039 - frozen


def viewing() -> Viewing:
    """Return how the page that is being made will be seen; the public view by default."""
    return _current.get()


class viewed_as:  # noqa: N801 - a context manager reads like a function
    """Within this block, pages are made for `view`."""

    def __init__(self, view: Viewing) -> None:
        """Keep the view."""
        self.view = view

    def __enter__(self) -> None:
        """Begin."""
        self.token = _current.set(self.view)

    def __exit__(self, *_error: object) -> None:
        """Return to the view before."""
        _current.reset(self.token)


def view_of(request: HttpRequest) -> Viewing:
    """Read from a request how its page will be seen.

    Private are the admin, the member area, and Wagtail's previews, which come as dummy requests
    for the public address of the page.
    """
    private = bool(getattr(request, "is_dummy", False) or _PRIVATE.match(request.path_info))
    return Viewing(lite=request.GET.get("lite") == "1", private=private)


class ViewingMiddleware:
    """Tells the templates of each request how its page will be seen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the view for as long as the answer is made."""
        with viewed_as(view_of(request)):
            return self.get_response(request)
