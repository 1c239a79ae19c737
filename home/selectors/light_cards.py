"""Cards of pages of mixed types, in one statement beside the pages, whatever the types are.

A page's own `card()` may show more; here a listing of twenty types costs what one of two does.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, QuerySet, Value
from django.http import HttpRequest
from wagtail.models import Page

from ..cards import Card
from ..models import BasePage
from ..page_paths import page_path
from ..registry import page_kinds

# The kind of a page whose type nobody has named.
OTHER = "pages"


@cache
def listed_models() -> tuple[type[BasePage], ...]:
    """Return every type of page that has a table."""
    return tuple(model for model in apps.get_models() if issubclass(model, BasePage))


def models_of_kind(kind: str) -> tuple[type[BasePage], ...]:
    """Return the types of a kind; () for an unknown one."""
    if kind not in page_kinds:
        return ()
    named = tuple(apps.get_model(label) for label in page_kinds[kind][2])
    if kind != OTHER:
        return named
    taken = {label for _name, entry in page_kinds.items() for label in entry[2]}
    return named + tuple(model for model in listed_models() if model._meta.label not in taken)


@cache
def _kinds_by_label() -> dict[str, str]:
    return {label: name for name, entry in page_kinds.items() for label in entry[2]}


def kind_of(content_type_id: int) -> str:
    """Return the kind of the pages of a content type."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return _kinds_by_label().get(model._meta.label, OTHER) if model else OTHER


def kind_words(kind: str, *, many: bool = False) -> str:
    """Return what one page of a kind is called, or several."""
    return str(page_kinds[kind][1 if many else 0]) if kind in page_kinds else ""


def _words_of(model: type[BasePage], pks: Sequence[int]) -> QuerySet[Any, Any]:
    """Return number, summary and language of pages of one type; "" for that of their tree."""
    told = any(field.name == "text_language" for field in model._meta.concrete_fields)
    language: Any = F("text_language") if told else Value("", output_field=CharField())
    rows = model._default_manager.filter(pk__in=pks).order_by()
    return rows.annotate(told=language).values_list("pk", "summary", "told")


def light_cards(pages: Iterable[Page], request: HttpRequest | None = None) -> list[Card]:
    """Return the cards of pages, in their order; needs their locales (`select_related`)."""
    rows = list(pages)
    by_type: dict[int, list[int]] = {}
    for page in rows:
        by_type.setdefault(page.content_type_id, []).append(page.pk)
    parts = []
    for content_type, pks in sorted(by_type.items()):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None and issubclass(model, BasePage):
            parts.append(_words_of(model, pks))
    found = parts[0].union(*parts[1:], all=True) if parts else []
    words = {pk: (summary, language) for pk, summary, language in found}
    return [_card(page, *words.get(page.pk, ("", "")), request) for page in rows]


def _card(page: Page, summary: str, language: str, request: HttpRequest | None) -> Card:
    return Card(
        title=page.title,
        url=page_path(page.url_path, request),
        text=summary,
        badge=kind_words(kind_of(page.content_type_id)),
        language=language or page.locale.language_code,
    )
