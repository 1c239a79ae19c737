"""Addresses under a language: updates."""

from django.urls import URLPattern, path

from .views import updates

urlpatterns: list[URLPattern] = [
    path("updates/pledges/<slug:code>/", updates.pledge_updates, name="pledge_updates"),
    path(
        "updates/organisations/<slug:slug>/",
        updates.organisation_updates,
        name="organisation_updates",
    ),
]
