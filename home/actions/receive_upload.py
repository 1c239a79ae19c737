"""Receiving a file piece by piece, so that a lost line costs the last piece and not the file."""

import uuid
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..images import MAX_BYTES
from ..models import Upload, UploadDay, UploadPart
from .count_upload import count_upload
from .errors import Conflict, Invalid, NotAllowed

MOST_BYTES_OF_A_PART = 512 * 1024
KEEP_UPLOADS = timedelta(days=1)
NOT_THERE = _("The photo did not arrive whole. Try again.")
TOO_LARGE = _("This photo is too large. Please send a smaller one.")


@transaction.atomic
def begin_upload(user: Any, size: int) -> Upload:
    """Announce a file of `size` bytes; it counts for the day.

    Raises Invalid when it is empty or too large, or when she has sent too many today.
    """
    if not 1 <= size <= MAX_BYTES:
        raise Invalid(TOO_LARGE if size > 0 else NOT_THERE, field="image")
    count_upload(user, size)
    return Upload.objects.create(user=user, size=size)


@transaction.atomic
def receive_part(user: Any, key: uuid.UUID, start: int | None, body: bytes) -> Upload:
    """Keep the piece of a file that begins at byte `start`; None when that was not said.

    Raises NotAllowed when `user` announced no such file, Conflict when another piece is awaited,
    Invalid when the piece is empty, too large or reaches beyond the end.
    """
    upload = Upload.objects.select_for_update().filter(user=user, key=key).first()
    if upload is None:
        raise NotAllowed
    if start != upload.received:
        raise Conflict(NOT_THERE)
    if not 1 <= len(body) <= min(MOST_BYTES_OF_A_PART, upload.size - upload.received):
        raise Invalid(NOT_THERE, field="image")
    UploadPart.objects.create(upload=upload, start=start, body=body)
    upload.received += len(body)
    upload.save(update_fields=["received"])
    return upload


def upload_of(user: Any, key: str | uuid.UUID) -> Upload | None:
    """Return a file that `user` announced, whole or not."""
    try:
        number = uuid.UUID(str(key))
    except ValueError:
        return None
    return Upload.objects.filter(user=user, key=number).first()


def whole_file(upload: Upload | None) -> ContentFile[bytes] | None:
    """Return a file once all of it has arrived."""
    if upload is None or upload.received < upload.size:
        return None
    pieces = upload.parts.values_list("body", flat=True)
    return ContentFile(b"".join(bytes(piece) for piece in pieces), name=f"{upload.key}")


def forget_unfinished_uploads() -> int:
    """Delete files that became no photo within a day, and counts of days before; how many."""
    before = timezone.now() - KEEP_UPLOADS
    UploadDay.objects.filter(day__lt=before.date()).delete()
    late = Upload.objects.filter(created_at__lt=before)
    number = late.count()
    late.delete()
    return number
