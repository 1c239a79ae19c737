"""Related pages of any type, chosen by hand."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page


class RelatedPagesBlock(blocks.StructBlock):
    """Cards of chosen pages; pages that are not public are left out."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Pages"))

    class Meta:
        """Appearance in the editor."""

        icon = "doc-empty"
        label = _("Related pages")
        template = "blocks/related_pages.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the cards of the pages that the public may see, in the chosen order."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        keys = [page.pk for page in value["pages"] if page]
        found = {
            page.pk: page for page in Page.objects.filter(pk__in=keys).live().public().specific()
        }
        request = (parent_context or {}).get("request")
        context["cards"] = [found[key].card(request) for key in keys if key in found]
        return context
