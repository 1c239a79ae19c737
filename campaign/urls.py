"""Addresses under a language: updates, and the letter of who asks."""

from django.urls import URLPattern, path

from .views import letter, updates

urlpatterns: list[URLPattern] = [
    path("letter/", letter.letter, name="letter"),
    path("updates/pledges/<slug:code>/", updates.pledge_updates, name="pledge_updates"),
    path(
        "updates/organisations/<slug:slug>/",
        updates.organisation_updates,
        name="organisation_updates",
    ),
]
