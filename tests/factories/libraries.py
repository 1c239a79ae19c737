"""What libraries remember of somebody who has worked on the site."""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription, UploadedFile
from wagtail.users.models import UserProfile

# How many rows each table then has.
TRACES = {
    "mfa.Authenticator": 1,
    "sessions.Session": 1,
    "usersessions.UserSession": 1,
    "wagtailadmin.EditingSession": 1,
    "wagtailadmin.FormState": 1,
    "wagtailcore.ModelLogEntry": 2,
    "wagtailcore.PageSubscription": 1,
    "wagtailcore.UploadedFile": 1,
    "wagtailusers.UserProfile": 1,
}


def session(user: Any, days: int = 14) -> UserSession:
    """Sign somebody in for a number of days, on a phone that says her name."""
    store = SessionStore()
    store["name"] = user.name
    store.set_expiry(timezone.now() + timedelta(days=days))
    store.save()
    return UserSession.objects.create(
        user=user, session_key=store.session_key, ip="203.0.113.9", user_agent="Zorblax phone"
    )


def upload(user: Any) -> UploadedFile:
    """Send a file to the admin that becomes nothing."""
    file = ContentFile(b"zorblax", "zorblax.txt")
    return UploadedFile.objects.create(uploaded_by_user=user, file=file)


def leave_traces(user: Any) -> None:
    """Leave a row about somebody in each table of a library, but for her e-mail address."""
    page = Page.objects.first()
    kind = ContentType.objects.get_for_model(Page)
    edited = {"content_type": kind, "object_id": str(page.pk), "user": user}
    session(user)
    upload(user)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "zorblax"})
    EditingSession.objects.create(**edited, last_seen_at=timezone.now())
    FormState.objects.create(**edited, data="title=zorblax", last_updated_at=timezone.now())
    PageSubscription.objects.create(
        user=user, page=Page.objects.first(), comment_notifications=True
    )
    UserProfile.objects.create(
        user=user, preferred_language="es", avatar=ContentFile(b"x", "zorblax.png")
    )
    log(instance=user, action="wagtail.edit", user=user, data={"name": "Ama Zorblax"})
    log(instance=user.memberships.get(), action="wagtail.edit", user=user)
