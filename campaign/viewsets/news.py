"""News to signers in the admin."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import SignerNews
from ..views.editors.news import NewsIndexView, act, preview, show, write


class NewsPolicy(ModelPermissionPolicy):
    """News is cancelled, never deleted: who got it must stay known."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether `user` may."""
        return action != "delete" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Tell whether `user` may do one of `actions`."""
        return any(self.user_has_permission(user, action) for action in actions)


class NewsViewSet(ModelViewSet):
    """Written in each language, previewed, tested, then sent by the worker."""

    model = SignerNews
    name = "news"
    icon = "mail"
    menu_label = _("News to signers")
    index_view_class = NewsIndexView
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = ("pledge",)

    @property
    def permission_policy(self) -> NewsPolicy:
        """Return who may do what."""
        return NewsPolicy(self.model)

    def get_urlpatterns(self) -> list[Any]:
        """Return our own screens; saving goes through our actions."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", write, name="add"),
            path("<int:pk>/", show, name="show"),
            path("<int:pk>/edit/", write, name="edit"),
            path("<int:pk>/preview/<str:language>/", preview, name="preview"),
            path("<int:pk>/<str:name>/", act, name="act"),
        ]
