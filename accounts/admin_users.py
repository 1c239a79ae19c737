"""Wagtail's users app with our pages about people."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAppConfig(WagtailUsersAppConfig):
    """Same app, other viewset."""

    user_viewset = "accounts.viewsets.PersonViewSet"
