"""Addresses without a language that show a pledge to everybody: its names, its frame."""

from django.urls import URLPattern, path

from .views import embed, names

urlpatterns: list[URLPattern] = [
    path("p/<slug:code>/names/", names.names, name="pledge_names"),
    path("embed/pledges/<slug:code>/", embed.embedded, name="pledge_embed"),
    path("embed/pledges/<slug:code>/sent/", embed.embedded_sent, name="pledge_embed_sent"),
    path("embed.js", embed.embed_script, name="embed_script"),
]
