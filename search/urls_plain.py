"""Addresses without a language: public data."""

from django.urls import URLPattern, path

from .views import api

urlpatterns: list[URLPattern] = [
    path("api/v1/pledges.json", api.pledges, name="api_pledges"),
    path("api/v1/pledges/<slug:code>/count", api.pledge_count, name="api_pledge_count"),
    path(
        "api/v1/pledges/<slug:code>/history.json",
        api.pledge_history,
        {"kind": "json"},
        name="api_pledge_history",
    ),
    path(
        "api/v1/pledges/<slug:code>/history.csv",
        api.pledge_history,
        {"kind": "csv"},
        name="api_pledge_history_csv",
    ),
    path("api/v1/openapi.json", api.openapi, name="api_openapi"),
    path("api/<path:rest>", api.unknown),
]
