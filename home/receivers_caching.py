"""Notes for proxies what is saved, deleted, published and moved."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .models import HomePage
from .registry import shown_records
from .stale import EVERYTHING, Subject, are_proxies_told, note_changes, note_page

# Saving a draft writes these alone.
OF_DRAFTS = {
    "latest_revision",
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_created_at",
}
# On every page: its languages, and who may see it.
EVERYWHERE = {"wagtailcore.Site", "wagtailcore.Locale", "wagtailcore.PageViewRestriction"}


@receiver([post_save, post_delete])
def note_record(
    sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **_options: Any
) -> None:
    """Note a saved or deleted record that the public sees, and a live page."""
    if raw or not are_proxies_told():
        return
    label = sender._meta.label
    if isinstance(instance, Page):
        drafted = update_fields is not None and set(update_fields) <= OF_DRAFTS
        if not instance.live or drafted:
            return
        note_page(instance)
    elif label in EVERYWHERE:
        note_changes(Subject(EVERYTHING))
    if label in shown_records:
        note_changes(*shown_records[label](instance))


@receiver([page_published, page_unpublished])
def note_publishing(instance: Any, **_options: Any) -> None:
    """Note a page that appears or goes; a home page brings or takes a language."""
    note_page(instance)
    if isinstance(instance, HomePage):
        note_changes(Subject(EVERYTHING))


@receiver(page_slug_changed)
def note_new_address(instance_before: Any, **_options: Any) -> None:
    """Note the old address; with it those of all pages below have changed."""
    note_page(instance_before)
    if instance_before.numchild:
        note_changes(Subject(EVERYTHING))


@receiver(post_page_move)
def note_move(url_path_before: str, url_path_after: str, instance: Any, **_options: Any) -> None:
    """Note a page that has moved, with all below; a new place among its siblings is no move."""
    if url_path_before != url_path_after:
        note_page(instance)
        note_changes(Subject("page", 0, url_path_before), Subject(EVERYTHING))
