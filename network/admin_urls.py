"""Our screens of the register in the admin."""

from django.urls import path

from .views import admin_claims, admin_register, admin_scouts

urlpatterns = [
    path("register/wishes/", admin_register.register_wishes, name="register_wishes"),
    path("register/wishes/<int:pk>/", admin_register.register_wish, name="register_wish"),
    path("register/scouts/", admin_scouts.register_scouts, name="register_scouts"),
    path(
        "register/scouts/<int:pk>/end/", admin_scouts.register_scout_end, name="register_scout_end"
    ),
    path("register/unconfirmed/", admin_scouts.register_stale, name="register_stale"),
    path(
        "register/organisations/<int:pk>/",
        admin_register.register_organisation,
        name="register_organisation",
    ),
    path("claims/", admin_claims.claims, name="claims"),
    path("claims/<int:pk>/", admin_claims.claim, name="claim"),
]
