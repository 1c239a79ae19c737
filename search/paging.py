"""Pages of the open data, which `limit` and `page` in the address ask for."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.paginator import EmptyPage, Page, Paginator
from django.http import HttpRequest, HttpResponseBase

from .answers import problem

PAGE, MOST = 100, 500
LONGEST_NUMBER = 9
LIMIT = f"limit is a number from 1 to {MOST}; page counts from 1."


def number_in(request: HttpRequest, name: str, usual: int, largest: int) -> int | None:
    """Return a number of the address; None when it is none, too small or too large."""
    typed = request.GET.get(name)
    if typed is None:
        return usual
    if not typed.isascii() or not typed.isdigit() or len(typed) > LONGEST_NUMBER:
        return None
    number = int(typed)
    return number if 1 <= number <= largest else None


def answer_page(
    request: HttpRequest, rows: Any, answer: Callable[[Page[Any]], HttpResponseBase]
) -> HttpResponseBase:
    """Answer with the page of `rows` that was asked for: 400 for no number, 404 past the end."""
    limit = number_in(request, "limit", PAGE, MOST)
    number = number_in(request, "page", 1, 10**LONGEST_NUMBER)
    if limit is None or number is None:
        return problem(400, "Bad request", LIMIT)
    pages = Paginator(rows, limit)
    try:
        return answer(pages.page(number))
    except EmptyPage:
        return problem(404, "Not found", f"There are {pages.num_pages} pages.")


def counted(request: HttpRequest, shown: Page[Any]) -> dict[str, Any]:
    """Return what every page says of itself: how many there are, which it is, what follows."""
    return {
        "total": shown.paginator.count,
        "page": shown.number,
        "pages": shown.paginator.num_pages,
        "next": next_page(request, shown),
    }


def next_page(request: HttpRequest, shown: Page[Any]) -> str | None:
    """Return the address of the next page; nothing after the last."""
    if not shown.has_next():
        return None
    parameters = request.GET.copy()
    parameters["page"] = str(shown.next_page_number())
    return f"{settings.BASE_URL}{request.path}?{parameters.urlencode()}"
