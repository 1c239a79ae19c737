"""The page behind the link of a mail: the facts, and one button that says they are still right."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.actions.errors import Conflict, Invalid, NotAllowed

from ..actions.confirm_by_link import confirm_by_link
from ..confirmation_links import request_of
from ..enums_register import FactGroup, Visibility
from ..forms.confirm_facts import ConfirmFactsForm
from ..models import ConfirmationRequest
from ..selectors.fact_groups import PREFETCHED, groups_of

View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """Hand the request of a link to a view; what was no link of ours is a 404.

    The token is the proof: with `no-referrer` browsers send forms with `Origin: null`, so no CSRF
    token is asked for, and no session is read.
    """

    @csrf_exempt
    @cache_control(private=True, no_store=True)
    @wraps(view)
    def inner(request: HttpRequest, token: str) -> HttpResponse:
        number = request_of(token)
        found = ConfirmationRequest.objects.select_related("user", "organisation__care_service")
        asked = (
            found.prefetch_related(*(f"organisation__{name}" for name in PREFETCHED))
            .filter(pk=number or 0)
            .first()
        )
        if asked is None:
            raise Http404
        with translation.override(asked.user.language):
            response = view(request, asked)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return inner


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_facts_page(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    """Show the facts by group, all ticked; opening the link confirms nothing."""
    organisation = asked.organisation
    context: dict[str, Any] = {"organisation": organisation, "asked": asked}
    form = ConfirmFactsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            confirm_by_link(asked, form.chosen())
        except Invalid as error:
            form.add_error(error.field, str(error))
        except (Conflict, NotAllowed) as error:
            return _closed(request, context | {"reason": str(error)})
        else:
            context["something_changed"] = len(form.chosen()) < len(FactGroup)
            return render(request, "members/confirm_done.html", context)
    if asked.answered_at is not None:
        return render(request, "members/confirm_done.html", context)
    if asked.expires_at <= timezone.now():
        return _closed(request, context)
    # Whoever holds the phone reads it: what only stewards see stays behind the sign-in.
    groups = groups_of(organisation, [Visibility.PUBLIC])
    context |= {"groups": groups, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "members/confirm_facts.html", context, status=status)


def _closed(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Say that the link is over, and where the facts can be confirmed all the same."""
    return render(request, "members/confirm_closed.html", context, status=410)
