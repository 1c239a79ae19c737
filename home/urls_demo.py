"""Addresses that exist in the demo and in development only."""

from django.urls import URLPattern, path

from .views.components import components

urlpatterns: list[URLPattern] = [
    path("components/", components, name="demo_components"),
]
