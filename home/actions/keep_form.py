"""Keeping a form that arrived after its session had ended, until its writer has signed in again.

The page of the form carries a signed mark that says who opened it, so that nobody else can leave
anything here. The key is in a cookie alone: the row says nothing to who reads the database.
"""

import json
import zlib
from datetime import timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.core import signing
from django.http import QueryDict
from django.utils import timezone

from accounts.models import User

from ..models import KeptForm

WRITER = "writer"
SALT = "home.keep_form"
LEFT_OUT = {WRITER, "csrfmiddlewaretoken"}
KEEP_FORMS = timedelta(days=1)
# A page may lie open in a phone as long as a session lasts.
MARK_LASTS = timedelta(days=14)
LONGEST_FORM = 400_000


def writer_mark(user: Any) -> str:
    """Return the signed mark that says for whom a form was made."""
    return signing.dumps(user.pk, salt=SALT)


def keep_form(path: str, posted: QueryDict) -> str:
    """Keep what was posted to `path`; return the key that opens it, empty when it is not kept.

    Without a mark of ours, or from somebody whose account has ended, nothing is kept.
    """
    try:
        number = signing.loads(posted.get(WRITER, ""), salt=SALT, max_age=MARK_LASTS)
    except signing.BadSignature:
        return ""
    typed = {name: values for name, values in posted.lists() if name not in LEFT_OUT}
    plain = json.dumps(typed).encode()
    user = User.objects.filter(pk=number, is_active=True).first()
    if user is None or len(plain) > LONGEST_FORM or len(path) > 255:
        return ""
    key = Fernet.generate_key()
    body = Fernet(key).encrypt(zlib.compress(plain))
    KeptForm.objects.update_or_create(user=user, path=path, defaults={"body": body})
    return key.decode()


def kept_form(user: Any, path: str, key: str) -> QueryDict | None:
    """Return what `user` had typed at `path`, if `key` opens it."""
    rows = KeptForm.objects.filter(created_at__gte=timezone.now() - KEEP_FORMS)
    row = rows.filter(user=user, path=path).first()
    if row is None:
        return None
    try:
        plain = zlib.decompress(Fernet(key).decrypt(bytes(row.body)))
    except (InvalidToken, ValueError):
        return None
    typed = QueryDict(mutable=True)
    for name, values in json.loads(plain).items():
        typed.setlist(name, values)
    return typed


def forget_form(user: Any, path: str | None = None) -> int:
    """Delete what is kept for `user`, at `path` or anywhere; return how much it was."""
    rows = KeptForm.objects.filter(user=user)
    return (rows if path is None else rows.filter(path=path)).delete()[0]


def forget_kept_forms() -> int:
    """Delete forms that nobody came back to for a day; return how many."""
    late = KeptForm.objects.filter(created_at__lt=timezone.now() - KEEP_FORMS)
    return late.delete()[0]
