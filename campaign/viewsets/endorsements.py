"""Endorsements of organisations in the admin; they are checked in the queue of the alliance."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView

from ..models import Endorsement
from .read_only import ReadOnlyViewSet


class EndorsementIndexView(IndexView):
    """Reads pledge and organisation with each row."""

    def get_base_queryset(self) -> Any:
        """Return all, newest first."""
        return Endorsement.objects.select_related("pledge", "organisation")


class EndorsementViewSet(ReadOnlyViewSet):
    """Which organisations stand behind which pledge, for how many members."""

    model = Endorsement
    name = "endorsements"
    icon = "group"
    menu_label = _("Endorsements")
    index_view_class = EndorsementIndexView
    list_display: ClassVar[list[str]] = [
        "organisation",
        "pledge",
        "members_counted",
        "constituency",
        "state",
        "created_at",
    ]
    list_filter: ClassVar[list[str]] = ["state", "constituency", "pledge"]
    search_fields: ClassVar[list[str]] = ["organisation__name", "pledge__code", "speaker_name"]
