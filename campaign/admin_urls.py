"""Addresses of our own screens in the admin, under /admin/campaign/."""

from django.urls import URLPattern, path

from .views import admin_switches

urlpatterns: list[URLPattern] = [
    path("campaign/switches/", admin_switches.switches, name="campaign_switches"),
]
