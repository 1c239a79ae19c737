"""Addresses of our own screens in the admin."""

from django.urls import URLPattern, path

from .views import admin_misses

urlpatterns: list[URLPattern] = [
    path("reports/missed-searches/", admin_misses.missed_searches, name="search_misses"),
]
