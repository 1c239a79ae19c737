"""Forgetting by schedule what libraries keep about people and do not forget themselves."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import Page, Revision, UploadedFile
from wagtail_localize.models import String, StringTranslation, TranslationContext, TranslationSource

KEEP_UPLOADS = timedelta(days=1)
KEEP_REVISIONS = timedelta(days=365)


def forget_sessions() -> int:
    """Delete sessions that have ended, with the address and browser they began with; how many."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    going_on = Session.objects.filter(session_key=OuterRef("session_key"))
    return int(UserSession.objects.filter(~Exists(going_on)).delete()[0])


def forget_admin_traces() -> int:
    """Delete who edited what just now, and forms that nobody goes on with; return how many."""
    return int(sum(rows.objects.stale().delete()[0] for rows in (EditingSession, FormState)))


def forget_uploads() -> int:
    """Delete files that were sent to the admin and made into nothing for a day; return how many."""
    before = timezone.now() - KEEP_UPLOADS
    forgotten = 0
    for upload in UploadedFile.objects.all():
        storage, name = upload.file.storage, upload.file.name
        if storage.exists(name) and storage.get_modified_time(name) >= before:
            continue
        with transaction.atomic():
            upload.delete()
            storage.delete(name)
        forgotten += 1
    return forgotten


def forget_revisions() -> int:
    """Delete versions of pages that were replaced 12 months ago; return how many.

    The shown, the newest and the scheduled version stay, and what somebody reviewed: her answer
    belongs to those words.
    """
    current = Page.objects.filter(
        Q(latest_revision=OuterRef("pk")) | Q(live_revision=OuterRef("pk"))
    )
    old = Revision.objects.page_revisions().filter(
        ~Exists(current),
        created_at__lt=timezone.now() - KEEP_REVISIONS,
        approved_go_live_at__isnull=True,
        task_states__isnull=True,
    )
    numbers = list(old.values_list("pk", flat=True))
    Revision.objects.filter(pk__in=numbers).delete()
    return len(numbers)


def forget_translations() -> int:
    """Delete what was copied for translating and stands on no page any more; return how much.

    wagtail-localize deletes its copy of a page with the page, but remembers every sentence of it
    and how it was translated.
    """
    sources = TranslationSource.objects.filter(object_id=OuterRef("object_id"))
    gone = TranslationContext.objects.filter(~Exists(sources))
    # Before their contexts: a translation without one could never be deleted.
    StringTranslation.objects.filter(context__in=gone).delete()
    gone.delete()
    _total, numbers = String.objects.filter(segments__isnull=True).delete()
    return int(numbers.get(String._meta.label, 0))
