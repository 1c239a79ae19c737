"""Application config of search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Finding things, for people and for machines."""

    name = "search"
    verbose_name = _("Search")
