"""Files: those that are not public, and, in the demo, those that are."""

from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from ..renditions import PUBLIC_FOLDER
from ..selectors.files import may_open
from ..sounds import PUBLIC_FOLDER as SOUNDS_FOLDER
from .ranges import answer_range

# How long our proxy keeps what no longer need be there: as long as a page.
PROXY_SECONDS = 60
FOR_EVER = "public, max-age=31536000, immutable"

# Nothing but pictures and recordings is ever served under a name that a visitor chooses.
TYPES = {
    ".avif": "image/avif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".webp": "image/webp",
}


def private_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a file that is not public to those who may see it; for all others it is not there."""
    if not may_open(request.user, path):
        raise Http404
    return _serve(request, path, "private, no-store")


def public_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve a released picture, in the demo and where several machines share the uploads.

    Names are random and never used again, so browsers may keep them.
    """
    return _released(request, f"{PUBLIC_FOLDER}/{name}")


def public_sound(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve a released recording, where a picture would be."""
    return _released(request, f"{SOUNDS_FOLDER}/{name}")


def _released(request: HttpRequest, name: str) -> HttpResponseBase:
    response = _serve(request, name, FOR_EVER)
    # Who takes a picture back is not asked to wait for nginx, which hands this on to nobody.
    response.headers["X-Accel-Expires"] = str(PROXY_SECONDS)
    return response


def _serve(request: HttpRequest, name: str, cache: str) -> HttpResponseBase:
    kind = TYPES.get(PurePosixPath(name).suffix)
    if kind is None or not default_storage.exists(name):
        raise Http404
    response = answer_range(request, default_storage.open(name), kind)
    response.headers["Cache-Control"] = cache
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
