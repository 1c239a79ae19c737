"""What the pages of the member area share: who may come in, and how they refuse."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control

from home.actions.errors import NotAllowed, require
from home.policies import Decision

from ..models import Organisation
from ..policies import may_see_from_inside
from .kept import ask_to_sign_in, forget_when_saved


def refused(request: HttpRequest, reason: str) -> HttpResponse:
    """Answer 403 with the reason, to somebody who may know of the page."""
    response = render(request, "403.html", {"reason": reason}, status=403)
    response.headers["X-Own-Page"] = "1"
    return response


def member_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask to sign in, keep the answer out of every cache, and say why something is refused."""

    @wraps(view)
    @cache_control(private=True, no_store=True)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        try:
            return forget_when_saved(request, view(request, *args, **kwargs))
        except NotAllowed as refusal:
            return refused(request, str(refusal))

    return inner


def organisation_page(
    policy: Callable[[Any, Organisation], Decision] = may_see_from_inside,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Hand the organisation of the address to a view, if the person may see it from inside.

    Strangers get 404: they learn nothing. Members whom `policy` refuses get 403 and the reason.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def inner(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            found = get_object_or_404(Organisation.objects.with_terms(), slug=slug)
            if not may_see_from_inside(request.user, found):
                raise Http404
            require(policy(request.user, found))
            return view(request, found, *args, **kwargs)

        return member_page(inner)

    return decorate
