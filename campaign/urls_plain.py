"""Addresses without a language: everything around signing one pledge."""

from django.urls import URLPattern, path

from .views import confirming, signing

urlpatterns: list[URLPattern] = [
    path("p/<slug:code>/", signing.short_link, name="pledge_short"),
    path("p/<slug:code>/sign/", signing.sign_form, name="pledge_sign"),
    path("p/<slug:code>/sent/", signing.sent, name="pledge_sent"),
    path("p/<slug:code>/confirm/<str:token>/", confirming.confirm_link, name="pledge_confirm"),
]
