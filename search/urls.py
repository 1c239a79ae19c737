"""Addresses under /<lang>/."""

from django.urls import path

from .views import feeds, register, related, site

urlpatterns = [
    path("search/", site.search, name="search"),
    path("search/suggestions.json", site.suggestions, name="search_suggestions"),
    path("related/", related.related, name="related"),
    path("related.atom", related.related_atom, name="related_feed"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/library.atom", feeds.library, name="library_feed"),
    path("feeds/themes/<slug:code>.atom", feeds.library, {"kind": "theme"}, name="theme_feed"),
    path("feeds/series/<slug:code>.atom", feeds.library, {"kind": "series"}, name="series_feed"),
    # Under the address of the directory, which keeps the word for itself.
    path("network/changes.atom", register.register_changes, name="register_changes"),
]
