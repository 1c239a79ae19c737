"""Long answers, written to disk first: their ETag is known, and little is held in memory."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from .answers import CACHE_SECONDS, LICENCE, open_to_all

IN_MEMORY = 1024 * 1024


def stream(
    request: HttpRequest,
    parts: Iterable[str],
    kind: str,
    name: str,
    moment: datetime,
    links: str = "",
) -> HttpResponseBase:
    """Return the parts as one answer, or 304 when the asker has it already.

    Args:
        request: of the asker.
        parts: the text in pieces.
        kind: media type.
        name: of the file.
        moment: when the content changed last.
        links: more of the Link header.
    """
    digest = hashlib.sha256()
    file: Any = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by the response
    for part in parts:
        piece = part.encode()
        digest.update(piece)
        file.write(piece)
    etag = f'"{digest.hexdigest()[:32]}"'
    unchanged = get_conditional_response(request, etag=etag, response=None)
    if isinstance(unchanged, HttpResponse) and unchanged.status_code == 304:
        file.close()
        response: Any = unchanged
    else:
        length = file.tell()
        file.seek(0)
        response = FileResponse(file, content_type=kind)
        response.headers["Content-Length"] = str(length)
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(moment.timestamp())
    response.headers["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    response.headers["Link"] = f'<{LICENCE}>; rel="license"{links}'
    return open_to_all(response)
