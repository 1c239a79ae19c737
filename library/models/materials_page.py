"""Campaign materials: what can be printed, stuck and shared, in which languages."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .knowledge_page import KnowledgePage


class MaterialsPage(KnowledgePage):
    """Materials by kind; each has a page with its files, and the press kit is one of them."""

    template = "pages/materials_page.html"
    parent_page_types: ClassVar[list[str]] = ["library.LibraryPage"]
    subpage_types: ClassVar[list[str]] = ["library.PublicationPage"]
    max_count_per_parent = 1

    class Meta:
        """Names for the admin."""

        verbose_name = _("campaign materials")
        verbose_name_plural = _("campaign materials")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the materials, by kind."""
        from ..selectors.materials import materials_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | materials_context(self, request)
