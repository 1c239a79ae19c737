"""Addresses under a language that programs read."""

from django.urls import URLPattern, path

from .views import feeds

urlpatterns: list[URLPattern] = [
    path("stories.atom", feeds.stories, name="story_feed"),
    path("updates/pledges/<slug:code>.atom", feeds.pledge_updates, name="pledge_updates_feed"),
    path(
        "updates/organisations/<slug:slug>.atom",
        feeds.organisation_updates,
        name="organisation_updates_feed",
    ),
]
