"""Where the records of the library lead: the daily job of home looks whether anybody answers."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import URLField
from wagtail.models import Page

from home.link_sources import Source, records
from home.registry import link_sources


def library_records() -> Iterator[Source]:
    """Yield every record that has an address, the newest of each figure alone."""
    for model in apps.get_app_config("library").get_models():
        has_address = any(isinstance(field, URLField) for field in model._meta.concrete_fields)
        if has_address and not issubclass(model, Page):
            rows = model._default_manager.order_by("pk")
            yield from records(rows.current() if hasattr(rows, "current") else rows)


link_sources.register("library.records", library_records)
