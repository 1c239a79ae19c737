"""Addresses without a language that show a pledge to everybody: its names."""

from django.urls import URLPattern, path

from .views import names

urlpatterns: list[URLPattern] = [
    path("p/<slug:code>/names/", names.names, name="pledge_names"),
]
