"""Wagtail's windows to choose a record or file, for who may see it, narrowed to a language.

Stock windows are open to everybody in the admin, know the language of translated rows alone, and
on PostgreSQL look for accents that the index does not hold.
"""

from typing import Any

from wagtail.documents.views import chooser as documents
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..admin_screens import View, only
from ..chooser_languages import InLanguages
from ..chooser_words import FoldsWords

SEES = ("view", "add", "change", "delete")


class RecordView(InLanguages, FoldsWords, ChooseView):
    """The window."""


class RecordResultsView(InLanguages, FoldsWords, ChooseResultsView):
    """What it lists after a search."""


class DocumentView(InLanguages, documents.DocumentChooseView):
    """The window for files."""


class DocumentResultsView(InLanguages, documents.DocumentChooseResultsView):
    """What it lists after a search."""


class GuardedChooserViewSet(SnippetChooserViewSet):
    """Offers records to those who may see them in their list."""

    choose_view_class = RecordView
    choose_results_view_class = RecordResultsView

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
    documents.viewset.choose_view_class = DocumentView
    documents.viewset.choose_results_view_class = DocumentResultsView
