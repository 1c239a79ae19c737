"""Look through all that is public for links, and remember those that may lead nowhere."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from ..content_checks.links import Link, links_of, reasons_of
from ..enums_links import LinkKind
from ..link_sources import BATCH, Source, all_sources
from ..models import OutsideAddress, SeenLink

Found = list[tuple[Source, Link]]
Key = tuple[str, str, str, str]
LONGEST_URL = 2000


def find_links() -> int:
    """Note every outside link and every broken one inside; forget what is there no more.

    Returns how many links inside the site lead nowhere. Can be run again at any time.
    """
    began, broken = timezone.now(), 0
    for sources in _in_batches(all_sources()):
        found = [(source, link) for source in sources for link in links_of(source.thing)]
        broken += _note(found, began)
    SeenLink.objects.filter(seen_at__lt=began).delete()
    OutsideAddress.objects.filter(links=None).delete()
    return broken


def _in_batches(sources: Iterable[Source]) -> Iterable[list[Source]]:
    batch: list[Source] = []
    for source in sources:
        batch.append(source)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@transaction.atomic
def _note(found: Found, now: datetime) -> int:
    """Write the links of one batch; those that stood there before keep their days."""
    reasons = reasons_of(link for _source, link in found)
    addresses = _addresses({link.target for _source, link in found if _is_outside(link)})
    wanted: dict[Key, SeenLink] = {}
    for source, link in found:
        problem = reasons.get((link.kind, link.target), "")
        outside = addresses.get(link.target) if link.kind == LinkKind.OUTSIDE else None
        if problem or outside:
            new = _row(source, link, outside, problem, now)
            wanted[_key(new)] = new
    kept = SeenLink.objects.filter(source__in={source.key for source, _link in found})
    for old in kept:
        if (row := wanted.get(_key(old))) is not None:
            row.first_seen_at = old.first_seen_at
            if row.problem:
                row.broken_since = old.broken_since or now
    SeenLink.objects.bulk_create(
        wanted.values(),
        update_conflicts=True,
        unique_fields=["source", "place", "kind", "target"],
        update_fields=["edit_path", "title", "language", "problem", "seen_at", "broken_since"],
    )
    return sum(bool(row.problem) for row in wanted.values())


def _row(source: Source, link: Link, outside: Any, problem: str, now: datetime) -> SeenLink:
    return SeenLink(
        source=source.key,
        edit_path=source.edit_path,
        title=source.title[:255],
        language=source.language,
        place=link.place[:255],
        kind=link.kind,
        target=outside.key if outside else link.target,
        outside=outside,
        problem=problem,
        first_seen_at=now,
        seen_at=now,
        broken_since=now if problem else None,
    )


def _key(row: SeenLink) -> Key:
    return row.source, row.place, row.kind, row.target


def _is_outside(link: Link) -> bool:
    return link.kind == LinkKind.OUTSIDE and len(link.target) <= LONGEST_URL


def _addresses(urls: set[str]) -> dict[str, OutsideAddress]:
    """Return the row of each address, made when there is none."""
    keys = {sha256(url.encode()).hexdigest(): url for url in urls}
    new = (OutsideAddress(key=key, url=url, host=_host(url)) for key, url in keys.items())
    OutsideAddress.objects.bulk_create(new, ignore_conflicts=True)
    return {row.url: row for row in OutsideAddress.objects.filter(key__in=keys)}


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "")[:253]
    except ValueError:
        return ""
