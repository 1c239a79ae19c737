"""Our screens of the register in the admin."""

from django.urls import path

from .views import admin_register

urlpatterns = [
    path("register/wishes/", admin_register.register_wishes, name="register_wishes"),
    path("register/wishes/<int:pk>/", admin_register.register_wish, name="register_wish"),
    path(
        "register/organisations/<int:pk>/",
        admin_register.register_organisation,
        name="register_organisation",
    ),
]
