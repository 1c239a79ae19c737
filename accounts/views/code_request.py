"""allauth's second page for asking for a code, which our sign-in page already holds."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse


def code_request(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page; allauth sends people here when a code ran out."""
    query = request.META.get("QUERY_STRING", "")
    address = reverse("account_login")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
