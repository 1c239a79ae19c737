"""Addresses that exist in the demo and in development only."""

from django.urls import URLPattern, path

from .views import mailbox
from .views.components import components

urlpatterns: list[URLPattern] = [
    path("components/", components, name="demo_components"),
    path("mailbox/", mailbox.mailbox, name="demo_mailbox"),
    path("mailbox/<slug:name>/", mailbox.letter, name="demo_letter"),
    path("mailbox/<slug:name>/html/", mailbox.letter_html, name="demo_letter_html"),
]
