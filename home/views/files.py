"""Files: those that are not public, and, in the demo, those that are."""

from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

from ..renditions import PUBLIC_FOLDER
from ..selectors.files import may_open

# Nothing but pictures is ever served under a name that a visitor chooses.
TYPES = {
    ".avif": "image/avif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


def private_file(request: HttpRequest, path: str) -> FileResponse:
    """Serve a file that is not public to those who may see it; for all others it is not there."""
    if not may_open(request.user, path):
        raise Http404
    return _serve(path, "private, no-store")


def public_picture(request: HttpRequest, name: str) -> FileResponse:
    """Serve a released picture in the demo; on a public server the proxy does it.

    Names are random and never used again, so browsers may keep them.
    """
    return _serve(f"{PUBLIC_FOLDER}/{name}", "public, max-age=31536000, immutable")


def _serve(name: str, cache: str) -> FileResponse:
    kind = TYPES.get(PurePosixPath(name).suffix)
    if kind is None or not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name), content_type=kind)
    response.headers["Cache-Control"] = cache
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
