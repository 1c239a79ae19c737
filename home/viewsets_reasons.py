"""The reasons to decline in the admin: reworded, ordered and ended there, never deleted."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import DeclineReason


class KeptPolicy(ModelPermissionPolicy):
    """Rows that end and are never deleted: texts of the past point at them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether `user` may; nobody deletes here."""
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Tell whether `user` may do one of `actions`."""
        return any(self.user_has_permission(user, action) for action in actions)


class DeclineReasonViewSet(SnippetViewSet):
    """What an editor may give as the reason, in each language."""

    model = DeclineReason
    icon = "list-ul"
    menu_label = _("Reasons to decline")
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = ["__str__", "wording", "active", "sort_order"]
    list_filter: ClassVar[list[str]] = ["active"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("code"),
        FieldPanel("active"),
        FieldPanel("sort_order"),
        InlinePanel(
            "words",
            label=_("words"),
            min_num=1,
            help_text=_("Write it in every language: the author reads it in hers."),
        ),
    ]

    def get_queryset(self, request: Any) -> Any:
        """Read the words along."""
        return DeclineReason.objects.prefetch_related("words")

    @property
    def permission_policy(self) -> KeptPolicy:
        """Return who may do what."""
        return KeptPolicy(self.model)
