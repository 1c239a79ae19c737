"""The view: read the form, insert the row, lead on."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from .models import Row


def insert(request: HttpRequest) -> HttpResponse:
    """Insert what was sent, unchecked."""
    told = request.POST
    Row.objects.create(name=told["name"], email=told["email"], country=told["country"])
    return HttpResponseRedirect("/done/")


def ready(_request: HttpRequest) -> HttpResponse:
    """Answer that the server runs."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [path("insert/", insert), path("readyz", ready)]
