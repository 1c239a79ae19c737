"""Where links are looked for: public pages, menus, and what higher apps add to the registry."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from wagtail.models import Page, get_page_models

from .models import BasePage, Menu
from .registry import link_sources

BATCH = 200


@dataclass(frozen=True)
class Source:
    """A page or record that is public: what holds the links, what it is called, its language."""

    thing: Any
    title: str
    language: str = ""

    @property
    def key(self) -> str:
        """Return what names it among all."""
        return f"{self.thing._meta.label_lower}:{self.thing.pk}"

    @property
    def edit_path(self) -> str:
        """Return where editors change it; "" when there is no such screen."""
        meta = self.thing._meta
        name = f"wagtailsnippets_{meta.app_label}_{meta.model_name}:edit"
        try:
            if isinstance(self.thing, Page):
                return reverse("wagtailadmin_pages:edit", args=[self.thing.pk])
            return reverse(name, args=[self.thing.pk])
        except NoReverseMatch:
            return ""


def public_pages() -> Iterator[Source]:
    """Yield every public page, type by type."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            pages: Any = model.objects.live().public().select_related("locale").order_by("pk")
            for page in pages.iterator(BATCH):
                yield Source(page, page.title, page.locale.language_code)


def menus() -> Iterator[Source]:
    """Yield the menus of each language."""
    for menu in Menu.objects.select_related("locale"):
        yield Source(menu, str(menu), menu.locale.language_code)


def records(queryset: Any) -> Iterator[Source]:
    """Yield the records of a table; higher apps register `partial(records, ...)`."""
    for record in queryset.iterator(BATCH):
        yield Source(record, str(record))


def all_sources() -> Iterator[Source]:
    """Yield all that may hold a link that readers see."""
    for sources in link_sources:
        yield from sources()
