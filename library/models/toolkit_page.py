"""A toolkit: modules of activities that a group can run by itself."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from home.fields import ContentField

from ..blocks import ModulesBlock
from .publication_page import PublicationPage


class ToolkitPage(PublicationPage):
    """A publication with modules; it prints on A4 and can be taken along in one file."""

    template = "pages/toolkit_page.html"
    parent_page_types: ClassVar[list[str]] = ["library.LibraryPage"]
    subpage_types: ClassVar[list[str]] = []

    modules = ContentField(
        ModulesBlock(),
        blank=True,
        verbose_name=_("modules"),
        help_text=_("Parts of the toolkit, each with activities that can be run one by one."),
    )

    content_panels: ClassVar[list[Any]] = [*PublicationPage.content_panels, FieldPanel("modules")]
    translatable_fields: ClassVar[list[Any]] = [
        *PublicationPage.translatable_fields,
        TranslatableField("modules"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("toolkit")
        verbose_name_plural = _("toolkits")

    def searchable_text(self) -> str:
        """Add the names of modules and activities."""
        names = [block.value["title"] for block in self.modules]
        names += [
            f"{activity['title']} {activity['purpose']}"
            for block in self.modules
            for activity in block.value["activities"]
        ]
        return " ".join([super().searchable_text(), *names])
