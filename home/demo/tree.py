"""Puts pages of a demo into the tree of each language."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from .source import BaseDemo


def add_page(
    demo: BaseDemo, key: str, parent_key: str, page: Page, language: str, *, days_ago: int = 30
) -> Page:
    """Put a live page under the parent of its language and remember it.

    Pages of one key are translations of each other: they share a translation key.
    """
    page.locale = demo.locales[language]
    sibling = next((found for (name, _code), found in demo.pages.items() if name == key), None)
    if sibling is not None:
        page.translation_key = sibling.translation_key
    moment = timezone.now() - timedelta(days=days_ago)
    page.live = True
    page.first_published_at = page.last_published_at = moment
    page.owner = demo.people.get("editor")
    parent = demo.pages[(parent_key, language)] if parent_key else Page.get_first_root_node()
    parent.refresh_from_db(fields=["numchild", "path"])
    parent.add_child(instance=page)
    demo.pages[(key, language)] = page
    return page


def finish_page(page: Page, *, reviewed: bool = True) -> None:
    """Save the page and keep it as its first revision, so that the editor's history starts.

    Args:
        page: that is complete now.
        reviewed: False for a member's page, which gets no live revision: nobody reviewed it.
    """
    page.save()
    revision = page.save_revision(clean=False, log_action=False)
    page.latest_revision = revision
    page.has_unpublished_changes = False
    if reviewed:
        page.live_revision = revision
    page.save(update_fields=["live_revision", "latest_revision", "has_unpublished_changes"])
