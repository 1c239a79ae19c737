"""The photo of a form: sent with it, or arrived in pieces before."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from home.actions.receive_upload import upload_of, whole_file
from home.models import Upload


@dataclass(frozen=True)
class ArrivedPhoto:
    """What there is of a photo.

    Attributes:
        upload: the pieces that the form names; None when it names none of hers.
        files: what the form gets as its files.
        in_pieces: whether the photo in `files` is made of the pieces.
    """

    upload: Upload | None
    files: Any
    in_pieces: bool

    @property
    def used_upload(self) -> Upload | None:
        """The pieces of which the photo was made; they were counted when it was announced."""
        return self.upload if self.in_pieces else None

    def told(self, form: Any) -> dict[str, Any]:
        """Return what a form that is shown again says of the pieces that arrived."""
        fine = "image" not in form.errors
        return {
            "upload": self.upload.key if self.upload and fine else "",
            "arrived": self.in_pieces and fine,
        }


def arrived_photo(request: HttpRequest, data: QueryDict | None) -> ArrivedPhoto:
    """Return the photo of a form with `data`, however it was sent."""
    upload = upload_of(request.user, data.get("upload", "")) if data else None
    whole = None if request.FILES else whole_file(upload)
    # A form with files counts as sent, even with none: one that is shown first gets nothing.
    sent: Any = request.FILES if request.method == "POST" else None
    return ArrivedPhoto(upload, {"image": whole} if whole else sent, whole is not None)
