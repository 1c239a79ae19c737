"""The page after an account was deleted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """Say that the account is deleted; it knows nobody any more."""
    return render(request, "account/deleted.html")
