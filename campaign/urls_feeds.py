"""Addresses under a language that programs read."""

from django.urls import URLPattern, path

from .views import story_feed

urlpatterns: list[URLPattern] = [path("stories.atom", story_feed.feed, name="story_feed")]
