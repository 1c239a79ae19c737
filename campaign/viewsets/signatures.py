"""Signatures in the admin: to be read, never written."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from home.viewsets_staff import ReadOnlyPolicy

from ..models import Signature
from ..views.editors.export import export
from ..views.editors.signature import SignatureInspectView
from ..views.editors.signatures import SignatureIndexView, hide_names, show_names


class SignatureViewSet(ModelViewSet):
    """All signatures. Only looking is possible; names and addresses need a data officer."""

    model = Signature
    name = "signatures"
    icon = "list-ul"
    menu_label = _("Signatures")
    index_view_class = SignatureIndexView
    inspect_view_class = SignatureInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    # Nothing refers to a signature that an editor could follow, and signing stays cheap.
    add_to_reference_index = False
    list_per_page = 50
    form_fields = ("state",)

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        """Return who may do what."""
        return ReadOnlyPolicy(self.model)

    def get_urlpatterns(self) -> list[Any]:
        """Add the doors to names, addresses and exports."""
        return [
            *super().get_urlpatterns(),
            path("export/", export, name="export"),
            path("names/show/", show_names, name="show_names"),
            path("names/hide/", hide_names, name="hide_names"),
        ]
