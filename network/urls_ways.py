"""Addresses under /<lang>/members/ of networks and of the ways into an organisation."""

from django.urls import path

from .views import affiliations, claims, joining

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
    path(
        f"{ORGANISATION}affiliations/<int:pk>/claim-link/",
        affiliations.member_claim_link,
        name="member_claim_link",
    ),
    path("register/", claims.member_register, name="member_register"),
    path("claims/<int:pk>/", claims.member_claim_state, name="member_claim_state"),
    path("claims/new/<slug:slug>/", claims.member_claim, name="member_claim"),
    path(f"{ORGANISATION}hand-over/", claims.member_hand_over, name="member_hand_over"),
    path(f"{ORGANISATION}vouches/<int:pk>/", joining.member_vouch, name="member_vouch"),
    path("join/<slug:slug>/", joining.member_join, name="member_join"),
    path("join-requests/<int:pk>/", joining.member_join_request, name="member_join_request"),
    path(
        f"{ORGANISATION}people/requests/<int:pk>/",
        joining.member_join_answer,
        name="member_join_answer",
    ),
    path(f"{ORGANISATION}people/questions/", joining.member_questions, name="member_questions"),
    path("invitations/<int:pk>/", joining.member_own_invitation, name="member_own_invitation"),
]
