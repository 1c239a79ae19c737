"""Wagtail's users app with our pages about people."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAppConfig(WagtailUsersAppConfig):
    """Same app, other viewsets."""

    group_viewset = "accounts.viewsets.StaffGroupViewSet"
    user_viewset = "accounts.viewsets.PersonViewSet"
