"""Related pages of any type, chosen by hand."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from ..compiled import compiled


def public_specific(pages: list[Page]) -> dict[int, Any]:
    """Return those of `pages` that the public may see, by id, in one query a page type."""
    found: dict[int, Any] = {}
    for model in {page.specific_class for page in pages} - {None}:
        rows = _public(model=model, ids=[page.pk for page in pages])
        found |= {row.pk: row for row in rows}
    return found


@compiled("ids")
def _public(model: Any, ids: list[int]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.live().public().filter(pk__in=ids)
    return rows.select_related(*getattr(model, "serve_select_related", ()))


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
        chosen = [page for page in value["pages"] if page]
        found = public_specific(chosen)
        request = (parent_context or {}).get("request")
        context["cards"] = [found[page.pk].card(request) for page in chosen if page.pk in found]
        return context
