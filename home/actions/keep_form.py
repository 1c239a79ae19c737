"""Keeping a form that arrived after its session had ended, until its writer has signed in again.

The page of the form carries a signed mark that says who opened it, so that nobody else can leave
anything here. The key is in a cookie alone: the row says nothing to who reads the database.
"""

import json
import secrets
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
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
KEY_BITS = 256
# As the standard recommends for GCM (NIST SP 800-38D, 8.2); a key serves one form alone.
NONCE_BYTES = 12


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
    key, nonce = AESGCM.generate_key(KEY_BITS), secrets.token_bytes(NONCE_BYTES)
    body = nonce + AESGCM(key).encrypt(nonce, zlib.compress(plain), path.encode())
    KeptForm.objects.update_or_create(user=user, path=path, defaults={"body": body})
    return urlsafe_b64encode(key).decode()


def kept_form(user: Any, path: str, key: str) -> QueryDict | None:
    """Return what `user` had typed at `path`, if `key` opens it."""
    rows = KeptForm.objects.filter(created_at__gte=timezone.now() - KEEP_FORMS)
    row = rows.filter(user=user, path=path).first()
    if row is None:
        return None
    try:
        cipher, body = AESGCM(urlsafe_b64decode(key)), bytes(row.body)
        packed = cipher.decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], path.encode())
    except (InvalidTag, ValueError):
        return None
    plain = zlib.decompress(packed)
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
