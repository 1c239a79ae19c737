"""System checks that guard house rules; `manage.py check` names who breaks one."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Page, get_page_models

OWN = ("parent_page_types", "subpage_types", "translatable_fields")


def _our_page_types() -> list[type[Page]]:
    from .models import BasePage

    return [model for model in get_page_models() if issubclass(model, BasePage)]


def _sets(model: type[Page], name: str) -> bool:
    """Tell whether a class of ours, and not Wagtail's Page, sets `name`.

    Wagtail itself gives each class a template, so that one is known by its folder.
    """
    if name == "template":
        return str(model.template).startswith("pages/")
    return any(name in vars(part) for part in model.__mro__ if not issubclass(Page, part))


@register()
def page_types_say_where_they_belong(**_options: Any) -> list[CheckMessage]:
    """Every page type names its template, its place in the tree and what is translated."""
    return [
        Error(f"{model._meta.label} does not set {name}.", obj=model, id="cradle.E001")
        for model in _our_page_types()
        for name in ("template", *OWN)
        if not _sets(model, name)
    ]


@register()
def fields_explain_themselves(**_options: Any) -> list[CheckMessage]:
    """Every field that an editor sees has a help text, in its panel or in its model."""
    return [
        Error(f"{model._meta.label}.{name} has no help text.", obj=model, id="cradle.E002")
        for model in _our_page_types()
        for name in _silent_fields(model)
    ]


def _silent_fields(model: type[Model], panels: Iterable[Any] = ()) -> Iterator[str]:
    # Wagtail explains its own fields (title, slug ...) in its own forms.
    stock = {field.name for field in Page._meta.get_fields()} if issubclass(model, Page) else ()
    shown = panels or (*model.content_panels, *model.promote_panels)  # type: ignore[attr-defined]
    for panel in _flat(shown):
        if isinstance(panel, InlinePanel):
            row, fields = _row(model, panel)
            yield from (f"{panel.relation_name}.{name}" for name in _silent_fields(row, fields))
            continue
        name = panel.field_name
        if name not in stock and not panel.help_text and not _help_text(model, name):
            yield name


def _flat(panels: Iterable[Any]) -> Iterator[Any]:
    """Yield the panels of single fields and of rows, however deep they are grouped."""
    for panel in panels:
        if isinstance(panel, FieldPanel | InlinePanel):
            yield panel
        yield from _flat(getattr(panel, "children", ()))


def _row(model: type[Model], panel: InlinePanel) -> tuple[type[Model], list[Any]]:
    """Return the model of a panel's rows and what an editor fills in there."""
    row: Any = model._meta.get_field(panel.relation_name).related_model
    return row, panel.panels or row.panels


def _help_text(model: type[Model], name: str) -> str:
    try:
        return str(getattr(model._meta.get_field(name), "help_text", ""))
    except FieldDoesNotExist:
        return ""
