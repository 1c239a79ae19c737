"""Related pages of any type, chosen by hand."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from ..compiled import compiled


def public_specific(chosen: list[Any]) -> dict[int, Any]:
    """Return those of the pages that the public may see, by id, in one query a page type.

    Args:
        chosen: ids, or the pages themselves, of which it is known already what they are.
    """
    known = [(one.pk, one.content_type_id) for one in chosen if isinstance(one, Page)]
    ids = [one for one in chosen if not isinstance(one, Page)]
    types: dict[int, list[int]] = {}
    for pk, content_type in [*known, *(_types(ids=ids) if ids else ())]:
        types.setdefault(content_type, []).append(pk)
    found: dict[int, Any] = {}
    for content_type, pks in types.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None:
            found |= {row.pk: row for row in _public(model=model, ids=pks)}
    return found


@compiled("ids")
def _types(ids: list[int]) -> QuerySet[Page, tuple[int, int]]:
    return Page.objects.filter(pk__in=ids).values_list("pk", "content_type_id")


@compiled("ids")
def _public(model: Any, ids: list[int]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.live().public().filter(pk__in=ids)
    return rows.select_related(*getattr(model, "serve_select_related", ()))


def _chosen(pages: Iterable[Any]) -> list[Any]:
    """Return the chosen pages: their ids as they are stored, or what Wagtail has fetched."""
    found = [one.get("value") if isinstance(one, dict) else one for one in pages]
    return [one for one in found if one]


class RelatedPagesBlock(blocks.StructBlock):
    """Cards of chosen pages; pages that are not public are left out."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Pages"))

    class Meta:
        """Appearance in the editor."""

        icon = "doc-empty"
        label = _("Related pages")
        template = "blocks/related_pages.html"
        from_stored = True

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the cards of the pages that the public may see, in the chosen order."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = _chosen(value["pages"])
        found = public_specific(chosen) if chosen else {}
        request = (parent_context or {}).get("request")
        order = [getattr(one, "pk", one) for one in chosen]
        context["cards"] = [found[pk].card(request) for pk in order if pk in found]
        return context
