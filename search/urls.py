"""Addresses under /<lang>/."""

from django.urls import path

from .views import site

urlpatterns = [path("search/", site.search, name="search")]
