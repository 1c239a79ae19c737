"""The wordings people sign, in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from home.viewsets_staff import ReadOnlyPolicy

from ..models import ConsentText


class ConsentTextViewSet(SnippetViewSet):
    """The wordings that signers agreed to; a version is never changed, so here they are read."""

    model = ConsentText
    icon = "doc-full"
    menu_label = _("Consent texts")
    menu_item_is_registered = True
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = ["language", "version", "valid_from"]
    list_filter: ClassVar[list[str]] = ["language"]

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        """Return who may do what."""
        return ReadOnlyPolicy(self.model)
