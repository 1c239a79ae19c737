"""Addresses under /<lang>/."""

from django.urls import path

from .views import register, site

urlpatterns = [
    path("search/", site.search, name="search"),
    # Under the address of the directory, which keeps the word for itself.
    path("network/changes.atom", register.register_changes, name="register_changes"),
]
