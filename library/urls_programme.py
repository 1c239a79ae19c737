"""Addresses of policy spaces under a language."""

from django.urls import URLPattern, path

from .views import policy_calendar

urlpatterns: list[URLPattern] = [
    path("policy-spaces.ics", policy_calendar.policy_calendar, name="policy_calendar"),
    path(
        "policy-spaces/<slug:code>.ics",
        policy_calendar.policy_space_calendar,
        name="policy_space_calendar",
    ),
]
