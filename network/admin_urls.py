"""Our screens of the register in the admin."""

from django.urls import path

from .views import (
    admin_claims,
    admin_duplicates,
    admin_imports,
    admin_register,
    admin_scouts,
)

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
    path("register/imports/", admin_imports.register_imports, name="register_imports"),
    path("register/imports/<int:pk>/", admin_imports.register_import, name="register_import"),
    path(
        "register/imports/<int:pk>/do/",
        admin_imports.register_import_do,
        name="register_import_do",
    ),
    path(
        "register/imports/rows/<int:pk>/",
        admin_imports.register_import_row,
        name="register_import_row",
    ),
    path("register/duplicates/", admin_duplicates.register_duplicates, name="register_duplicates"),
    path(
        "register/duplicates/<int:pk>/apart/",
        admin_duplicates.register_pair_apart,
        name="register_pair_apart",
    ),
    path(
        "register/merge/<int:kept>/<int:gone>/",
        admin_duplicates.register_merge,
        name="register_merge",
    ),
    path(
        "register/merges/<int:pk>/undo/",
        admin_duplicates.register_merge_undo,
        name="register_merge_undo",
    ),
]
