"""Addresses without a language: public data."""

from django.urls import URLPattern, path

from .views import api, api_library, api_organisations, register

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
    path("api/v1/organisations.csv", api_organisations.organisations_csv, name="api_register_csv"),
    path(
        "api/v1/organisations.csv-metadata.json",
        api_organisations.organisations_dictionary,
        name="api_register_dictionary",
    ),
    path(
        "api/v1/organisations.geojson",
        api_organisations.organisations_geojson,
        name="api_register_geojson",
    ),
    *(
        path(
            f"api/v1/organisations.{kind}",
            api_organisations.organisations,
            {"kind": kind},
            name=f"api_register_{kind.partition('.')[0]}",
        )
        for kind in api_organisations.PAGES
    ),
    *(
        path(
            f"api/v1/organisations/<slug:slug>.{kind}",
            api_organisations.organisation,
            {"kind": kind},
            name=f"api_organisation_{kind.partition('.')[0]}",
        )
        for kind in api_organisations.ONE
    ),
    path("api/v1/library.json", api_library.library, name="api_library"),
    path("api/v1/figures.json", api_library.figures, name="api_figures"),
    path("api/v1/openapi.json", api.openapi, name="api_openapi"),
    path("embed/organisations/", register.embedded_map, name="register_map_embedded"),
    path("api/<path:rest>", api.unknown, name="api_unknown"),
]
