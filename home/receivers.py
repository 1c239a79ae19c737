"""Reacts to signals of Django and Wagtail: copies of pictures are made and deleted in time."""

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site
from wagtail.signals import init_new_page, page_published, page_unpublished

from .actions.follow_original import note_new_words, take_translations_along
from .actions.keep_form import forget_form
from .actions.make_copies import make_renditions
from .actions.remember_terms import remember_terms
from .living import forget_living
from .models import BasePage, HomePage, Recording, SiteImage
from .outlines import begin_from
from .renditions import copies_of, delete_copies
from .request_id import note_request
from .sounds import delete_files, names_of

pre_save.connect(note_request, sender=DBTaskResult, dispatch_uid="home.note_request")


@receiver(post_save, sender=SiteImage)
def queue_copies(instance: SiteImage, raw: bool = False, **_options: Any) -> None:
    """Have the copies of a new or replaced picture made in the background."""
    if not instance.copies and not raw:
        make_renditions.enqueue(instance.pk)


@receiver(post_delete, sender=SiteImage)
def delete_with_copies(instance: SiteImage, **_options: Any) -> None:
    """Delete the copies together with their picture, once that is certain."""
    gone = copies_of(instance)
    transaction.on_commit(lambda: delete_copies(gone), robust=True)


@receiver(post_delete, sender=Recording)
def delete_with_files(instance: Recording, **_options: Any) -> None:
    """Delete the files together with their recording, once that is certain."""
    gone = names_of(instance) + ([instance.original.name] if instance.original else [])
    transaction.on_commit(lambda: delete_files(gone), robust=True)


@receiver([post_save, post_delete], sender=HomePage)
def look_for_languages_again(**_options: Any) -> None:
    """A language is visited as soon as its home page is public, and no longer.

    Wagtail keeps the beginnings of the trees for an hour, and does not know of a new one.
    """
    for now in (transaction.on_commit, lambda forget: forget()):
        now(Site.clear_site_root_paths_cache)
        now(forget_living)


@receiver(page_published)
def offer_new_words(instance: Any, **_options: Any) -> None:
    """Give translators what has changed in an original."""
    note_new_words(instance)


@receiver(page_unpublished)
def take_translations_away(instance: Any, **_options: Any) -> None:
    """Let no translation stay public without its original."""
    take_translations_along(instance)


@receiver(user_logged_out)
def forget_kept_words(user: Any, **_options: Any) -> None:
    """Keep nothing of somebody who signs out; who is signed out by the clock has sent nothing."""
    if user is not None:
        forget_form(user)


@receiver(post_save)
def list_under_terms(
    instance: Any, raw: bool = False, update_fields: Any = None, **_options: Any
) -> None:
    """List a page under its terms as soon as it is live; drafts are listed nowhere."""
    if not isinstance(instance, BasePage) or raw or not instance.live:
        return
    if update_fields is None or {"live", "terms"} & set(update_fields):
        remember_terms([instance])


@receiver(init_new_page)
def fill_with_outline(page: Any, parent: Any, **_options: Any) -> None:
    """Fill a page that somebody begins with the outline that she chose (views.outlines)."""
    if name := getattr(parent, "chosen_outline", ""):
        begin_from(page, name, parent)
