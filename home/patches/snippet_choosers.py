"""Wagtail's windows to choose a record are open to everybody in the admin; ours are not."""

from typing import Any

from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..admin_screens import View, only

SEES = ("view", "add", "change", "delete")


class GuardedChooserViewSet(SnippetChooserViewSet):
    """Offers records to those who may see them in their list."""

    def construct_view(self, view_class: Any, **options: Any) -> View:
        """Ask the list's own policy first."""
        view: View = super().construct_view(view_class, **options)
        guarded: View = only(self.may_choose)(view)
        return guarded

    def may_choose(self, user: Any) -> bool:
        """Tell whether `user` sees the records in their list."""
        policy = self.model.snippet_viewset.permission_policy
        return bool(policy.user_has_any_permission(user, SEES))


def apply() -> None:
    """Put our windows in place of Wagtail's."""
    SnippetViewSet.chooser_viewset_class = GuardedChooserViewSet
