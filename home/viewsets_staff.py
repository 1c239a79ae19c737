"""Records about staff and consent in the admin."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from accounts.views.fresh import SnippetAddView, SnippetDeleteView, SnippetEditView

from .models import ConsentRecord, StaffLanguage
from .querysets_consent import ConsentQuerySet
from .selectors.consents import consents_for


class StaffLanguageViewSet(SnippetViewSet):
    """Which languages a moderator or translator works in; given by superusers."""

    model = StaffLanguage
    add_view_class = SnippetAddView
    edit_view_class = SnippetEditView
    delete_view_class = SnippetDeleteView
    copy_view_enabled = False
    icon = "globe"
    menu_label = _("Staff languages")
    add_to_settings_menu = True
    list_display: ClassVar[list[str]] = ["user", "language"]
    list_filter: ClassVar[list[str]] = ["language"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("user", help_text=_("A moderator or translator. Editors work in all.")),
        FieldPanel("language", help_text=_("She sees and answers texts in this language.")),
    ]


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Records that nobody writes in the admin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether `user` may; to look is all there is."""
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Tell whether `user` may do one of `actions`."""
        return any(self.user_has_permission(user, action) for action in actions)


class ConsentInspectView(InspectView):
    """One record, for who works in the language of its text."""

    def get_object(self, queryset: Any = None) -> ConsentRecord:
        """Return the record; 404 for who does not see it in the list."""
        found: ConsentRecord = get_object_or_404(consents_for(self.request.user), pk=self.pk)
        return found


class ConsentRecordViewSet(SnippetViewSet):
    """Who agreed to what; written by the member area alone."""

    model = ConsentRecord
    icon = "key"
    menu_label = _("Consent records")
    inspect_view_enabled = True
    inspect_view_class = ConsentInspectView
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = [
        "reference",
        "capacity",
        "shows_children",
        "given_at",
        "expires_on",
        "withdrawn_at",
    ]
    list_filter: ClassVar[list[str]] = ["shows_children", "capacity"]

    def get_queryset(self, request: HttpRequest) -> ConsentQuerySet:
        """List the records that she sees."""
        return consents_for(request.user)

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        """Return who may do what."""
        return ReadOnlyPolicy(self.model)
