"""Addresses under a language: the contact form."""

from django.urls import URLPattern, path

from .views import concern, contact, help_take_back, moderation_numbers, withdraw_consent

urlpatterns: list[URLPattern] = [
    path("contact/send/", contact.contact_send, name="contact_send"),
    path("contact/thanks/", contact.contact_thanks, name="contact_thanks"),
    path(
        "moderation/<int:year>/",
        moderation_numbers.moderation_numbers,
        name="moderation_numbers",
    ),
    path("concern/", concern.report, name="concern"),
    path("concern/sent/", concern.report_sent, name="concern_sent"),
    path("take-back/", withdraw_consent.take_back, name="take_back"),
    path("take-back/help/", help_take_back.help_take_back, name="take_back_help"),
    path("take-back/help/sent/", help_take_back.help_take_back_sent, name="take_back_help_sent"),
    path("take-back/done/", withdraw_consent.take_back_done, name="take_back_done"),
]
