"""Parts of a file: some phones play no sound that they cannot ask for piece by piece."""

import re

from django.core.files.base import File
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

# One range alone; a server may leave out several (RFC 9110, 14.2).
ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def answer_range(request: HttpRequest, file: File, kind: str) -> HttpResponseBase:
    """Answer with the file, or with the part that is asked for.

    Args:
        request: with or without a `Range` header; one that we do not understand is left out.
        file: opened; small enough to be read at once.
        kind: its content type.

    Returns 200, 206, or 416 when the file has no such part.
    """
    asked = ONE_RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None or not any(asked.groups()):
        response = FileResponse(file, content_type=kind)
        response["Accept-Ranges"] = "bytes"
        return response
    start, end = _bounds(asked[1], asked[2], file.size)
    if start > end:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    with file:
        file.seek(start)
        part = file.read(end - start + 1)
    headers = {"Content-Range": f"bytes {start}-{end}/{file.size}", "Accept-Ranges": "bytes"}
    return HttpResponse(part, status=206, content_type=kind, headers=headers)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """Return the first and the last byte; without a first one, the end of the file is meant."""
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last) if last else size - 1, size - 1)
