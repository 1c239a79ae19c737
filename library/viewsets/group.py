"""The menu of the library in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from .glossary import GlossaryViewSet
from .publications import PublicationViewSet
from .statistics import StatisticViewSet


class LibraryGroup(ViewSetGroup):
    """Figures, publications and words; a new noun adds its viewset here."""

    menu_label = _("Library")
    menu_name = "library"
    menu_icon = "folder-open-inverse"
    menu_order = 235
    items: ClassVar[tuple[type, ...]] = (PublicationViewSet, StatisticViewSet, GlossaryViewSet)
