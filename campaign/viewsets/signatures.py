"""Signatures in the admin: to be read, never written."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _

from ..models import Signature
from ..views.editors.export import export
from ..views.editors.signature import SignatureInspectView
from ..views.editors.signatures import SignatureIndexView, hide_names, show_names
from .read_only import ReadOnlyViewSet


class SignatureViewSet(ReadOnlyViewSet):
    """All signatures. Only looking is possible; names and addresses need a data officer."""

    model = Signature
    name = "signatures"
    icon = "list-ul"
    menu_label = _("Signatures")
    index_view_class = SignatureIndexView
    inspect_view_class = SignatureInspectView

    def get_urlpatterns(self) -> list[Any]:
        """Add the doors to names, addresses and exports."""
        return [
            *super().get_urlpatterns(),
            path("export/", export, name="export"),
            path("names/show/", show_names, name="show_names"),
            path("names/hide/", hide_names, name="hide_names"),
        ]
