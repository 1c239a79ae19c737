"""The library: every publication, to narrow down by what and for whom it is."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.models import BasePage


class LibraryPage(BasePage):
    """Publications, the newest first; what is chosen stands in the address."""

    template = "pages/library_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "library.PublicationPage",
        "library.ToolkitPage",
        "library.MaterialsPage",
    ]
    max_count_per_parent = 1
    serve_select_related: ClassVar[tuple[str, ...]] = ("social_image", "share_card")

    class Meta:
        """Names for the admin."""

        verbose_name = _("library page")
        verbose_name_plural = _("library pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of the publications that were asked for."""
        from ..selectors.library import library_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | library_context(request, self)
