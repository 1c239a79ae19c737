"""Addresses of library under /<lang>/ that are no pages of the tree."""

from django.urls import URLPattern, path

from .views import figures

urlpatterns: list[URLPattern] = [
    path("figures/", figures.figures, name="figures"),
    path("figures/<slug:code>/", figures.figure, name="figure"),
    path("glossary/", figures.glossary, name="glossary"),
]
