"""Addresses under a language: the contact form."""

from django.urls import URLPattern, path

from .views import contact

urlpatterns: list[URLPattern] = [
    path("contact/send/", contact.contact_send, name="contact_send"),
    path("contact/thanks/", contact.contact_thanks, name="contact_thanks"),
]
