"""How long proxies may keep an answer: one place for the whole site.

Views say for how many seconds an answer is fresh, or nothing, and then it is private. Whether an
old answer may be shown a little longer is decided here, for what is shown then must be something
that a purge can reach.
"""

import re

from django.http import HttpRequest, HttpResponseBase

# As old as a change may reach visitors when no proxy could be told of it.
FRESH_SECONDS = 60
# After that an old page may be shown once more while a new one is fetched, ...
STALE_SECONDS = 30
# ... and as long as this while the site does not answer (RFC 5861).
STALE_IF_ERROR_SECONDS = 86_400
FRESH = f"public, max-age={FRESH_SECONDS}, s-maxage={FRESH_SECONDS}"
PRIVATE = "private, no-store"

_STALE = re.compile(r",\s*stale-while-revalidate=\d+|,\s*stale-if-error=\d+")
# Queries that belong to the address: purges ask for these, too.
_PURGED_QUERIES = frozenset({"", "lite=1"})


def let_proxies_keep(response: HttpResponseBase, seconds: int = FRESH_SECONDS) -> None:
    """Let proxies keep an answer for so many seconds."""
    response.headers["Cache-Control"] = f"public, max-age={seconds}, s-maxage={seconds}"


def settle(request: HttpRequest, response: HttpResponseBase) -> None:
    """Make the `Cache-Control` of an answer final.

    - What says nothing, and what sets a cookie, is private.
    - A page may be shown stale only at addresses that purges ask for: not a filtered list or its
      second page, nor what differs by `Accept-Language`, of which a proxy keeps many.
    """
    said = response.headers.get("Cache-Control", "")
    if not said or ("public" in said and response.cookies):
        response.headers["Cache-Control"] = PRIVATE
    elif "public" in said and "immutable" not in said:
        response.headers["Cache-Control"] = _with_stale(said, _is_purged(request, response))


def _is_purged(request: HttpRequest, response: HttpResponseBase) -> bool:
    varies = "accept-language" in response.headers.get("Vary", "").lower()
    return request.META.get("QUERY_STRING", "") in _PURGED_QUERIES and not varies


def _with_stale(said: str, purged: bool) -> str:
    if not purged:
        return _STALE.sub("", said)
    if said == FRESH:
        return (
            f"{said}, stale-while-revalidate={STALE_SECONDS}, "
            f"stale-if-error={STALE_IF_ERROR_SECONDS}"
        )
    return said
