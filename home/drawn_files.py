"""Answers with files that are drawn when they are first asked for, and that proxies keep."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response

from .caching import let_proxies_keep

KEPT_FOR = 24 * 60 * 60


def drawn_file(
    request: HttpRequest,
    name: str,
    kind: str,
    data: dict[str, Any],
    draw: Callable[[dict[str, Any]], bytes],
    *,
    inline: bool = False,
) -> HttpResponse:
    """Answer with a file, drawn unless who asks or this site holds the same one.

    Args:
        request: of the asker.
        name: of the file.
        kind: media type.
        data: everything that the file shows: the same data make the same file.
        draw: makes the file of `data`.
        inline: whether browsers show it instead of keeping it.
    """
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(f"{kind} {text}".encode()).hexdigest()
    etag = f'"{digest[:32]}"'
    response: HttpResponse | None = get_conditional_response(request, etag=etag)
    if response is None or not isinstance(response, HttpResponseNotModified):
        key = f"drawn:{digest}"
        content = cache.get(key)
        if content is None:
            content = draw(data)
            cache.set(key, content, KEPT_FOR)
        response = HttpResponse(content, content_type=kind)
        how = "inline" if inline else "attachment"
        response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    response.headers["ETag"] = etag
    response.headers["Content-Language"] = data["lang"]
    let_proxies_keep(response)
    return response
