"""Addresses under /<lang>/members/ of networks and of the ways into an organisation."""

from django.urls import path

from .views import affiliations

ORGANISATION = "organisations/<slug:slug>/"

urlpatterns = [
    path(
        f"{ORGANISATION}affiliations/",
        affiliations.member_affiliations,
        name="member_affiliations",
    ),
    path(
        f"{ORGANISATION}affiliations/new/",
        affiliations.member_affiliation_new,
        name="member_affiliation_new",
    ),
    path(
        f"{ORGANISATION}affiliations/<int:pk>/",
        affiliations.member_affiliation,
        name="member_affiliation",
    ),
]
