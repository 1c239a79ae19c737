"""Addresses under /<lang>/members/."""

from django.urls import path

from . import urls_ways
from .views import (
    changes,
    confirm_link,
    contacts,
    delete_account,
    facts,
    home,
    invitation,
    logo,
    organisation,
    people,
    scouts,
    uploads,
)

ORGANISATION = "organisations/<slug:slug>/"

urlpatterns = [
    path("", home.member_home, name="member_home"),
    path("account/", home.member_account, name="member_account"),
    path("account/delete/", delete_account.member_account_delete, name="member_account_delete"),
    path("invitation/", invitation.invitation_code, name="invitation_code"),
    path("invitation/accept/", invitation.invitation_accept, name="invitation_accept"),
    path("invitation/<str:code>/", invitation.invitation, name="invitation"),
    path("uploads/", uploads.member_uploads, name="member_uploads"),
    path("uploads/<uuid:key>/", uploads.member_upload, name="member_upload"),
    path("memberships/<int:pk>/end/", people.member_end, name="member_end"),
    path(ORGANISATION, organisation.member_organisation, name="member_organisation"),
    path(f"{ORGANISATION}facts/<slug:group>/", facts.member_facts, name="member_facts"),
    path(f"{ORGANISATION}changes/", changes.member_changes, name="member_changes"),
    path(
        f"{ORGANISATION}changes/<int:pk>/revert/",
        changes.member_change_revert,
        name="member_change_revert",
    ),
    path(
        f"{ORGANISATION}confirm/",
        organisation.member_organisation_confirm,
        name="member_organisation_confirm",
    ),
    path("confirm/<str:token>/", confirm_link.confirm_facts_page, name="confirm_by_link"),
    path("scout/", scouts.member_scout, name="member_scout"),
    path("scout/<slug:slug>/", scouts.member_scout_listing, name="member_scout_listing"),
    path("contacts/<slug:slug>/", contacts.member_contacts, name="member_contacts"),
    path(f"{ORGANISATION}logo/", logo.member_logo, name="member_logo"),
    path(f"{ORGANISATION}logo/remove/", logo.member_logo_remove, name="member_logo_remove"),
    path(f"{ORGANISATION}people/", people.member_people, name="member_people"),
    path(f"{ORGANISATION}people/invite/", people.member_invite, name="member_invite"),
    path(
        f"{ORGANISATION}people/invitations/<int:pk>/",
        people.member_invitation,
        name="member_invitation",
    ),
    path(f"{ORGANISATION}people/<int:pk>/roles/", people.member_roles, name="member_roles"),
    path(
        f"{ORGANISATION}people/<int:pk>/lost-phone/",
        people.member_lost_phone,
        name="member_lost_phone",
    ),
    path(f"{ORGANISATION}people/<int:pk>/slip/", people.member_slip, name="member_slip"),
    *urls_ways.urlpatterns,
]
