"""Reacts to signals: what is published is found at once, what is taken back no longer."""

from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model_string
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from home.models import HiddenText

from .actions.index import ask_to_read, forget_pages, index_family, index_pages
from .models import FileText

# Saving a draft writes these alone.
OF_DRAFTS = {
    "latest_revision",
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_created_at",
}

# Record -> the type of its pages, how they are found, and by which column of it.
FOLLOWED = {
    "library.Publication": ("PublicationPage", "publication", "pk"),
    "library.PublicationFile": ("PublicationPage", "publication", "publication_id"),
    "library.Plan": ("PlanPage", "plan", "pk"),
    "library.PlanObjective": ("PlanPage", "plan", "plan_id"),
    "library.PlanActivity": ("PlanPage", "plan__objectives", "objective_id"),
    "library.PolicySpace": ("PolicySpacePage", "space", "pk"),
    "library.PolicyAsk": ("PolicySpacePage", "space", "space_id"),
}


@receiver(post_save)
def index_saved_page(
    sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **_options: Any
) -> None:
    """Write a live page into the index, whoever saved it; drafts cost nothing."""
    if not isinstance(instance, Page) or raw or sender is Page or not instance.live:
        return
    if update_fields is None or not set(update_fields) <= OF_DRAFTS:
        index_pages([instance])


@receiver(page_published)
def index_published_page(instance: Page, **_options: Any) -> None:
    """Write it again when its rows below are there, too."""
    index_pages([instance.specific])


@receiver(page_unpublished)
def forget_unpublished_page(instance: Page, **_options: Any) -> None:
    """Take its words out of the index."""
    forget_pages([instance.pk])


@receiver(post_save, sender=HiddenText)
def follow_hidden_text(instance: HiddenText, raw: bool = False, **_options: Any) -> None:
    """Forget the place of a text whose place is withheld; find it again when it is shown again.

    Once at once, and once when all that belongs to it is written.
    """
    if not raw:
        index_family(instance.text_key)
        transaction.on_commit(partial(index_family, instance.text_key), robust=True)


@receiver(post_save, sender=get_document_model_string())
def read_replaced_file(instance: Any, raw: bool = False, **_options: Any) -> None:
    """Read a file again when another was put in its place; until then none of it is found."""
    row = None if raw else FileText.objects.filter(document=instance).first()
    if row is not None and row.file_hash != instance.get_file_hash():
        ask_to_read(instance)


def follow_record(sender: Any, instance: Any, raw: bool = False, **_options: Any) -> None:
    """Write the pages that stand on a record anew when it, or a row that belongs to it, changes."""
    if raw:
        return
    page, way, column = FOLLOWED[sender._meta.label]
    found = apps.get_model("library", page).objects.filter(**{way: getattr(instance, column)})
    shown = Page.objects.filter(pk__in=found.filter(live=True).values("pk"))
    index_pages(shown.select_related("locale").specific())


for label in FOLLOWED:
    for signal in (post_save, post_delete):
        signal.connect(follow_record, sender=label, dispatch_uid=f"search.follow.{label}")
