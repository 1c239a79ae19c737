"""A feed of texts as Atom (RFC 4287), with what was removed since (RFC 6721)."""

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.http import http_date
from django.utils.translation import gettext as _

from home.caching import let_proxies_keep

from .selectors.feed import Feed

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class TextAtom(Atom1Feed):
    """Entries in the language of their words; deleted entries that say nothing but when."""

    def root_attributes(self) -> dict[str, Any]:
        """Add the namespace of deleted entries."""
        return {**super().root_attributes(), "xmlns:at": TOMBSTONES}

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        """Say in which language an entry is written."""
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> Any:
        """Return when anything changed last, a removal too."""
        return self.feed["changed"]

    def write_items(self, handler: Any) -> None:
        """Write the entries, then what is gone."""
        super().write_items(handler)
        for key, when in self.feed["gone"]:
            handler.addQuickElement(
                "at:deleted-entry", "", {"ref": key.urn, "when": rfc3339_date(when)}
            )


def atom(feed: Feed, address: str, language: str) -> str:
    """Return the feed as XML.

    Args:
        feed: what it holds.
        address: its own path.
        language: in which it is read.
    """
    base = settings.BASE_URL
    written = TextAtom(
        title=_("%(title)s – %(site)s") % {"title": feed.title, "site": settings.WAGTAIL_SITE_NAME},
        link=f"{base}{feed.url}",
        description=feed.summary,
        language=language,
        feed_url=f"{base}{address}",
        changed=feed.updated,
        gone=feed.gone,
    )
    for entry in feed.entries:
        page = entry.page
        written.add_item(
            title=page.title,
            link=f"{base}{page.url}",
            description=entry.words,
            unique_id=page.translation_key.urn,
            pubdate=page.first_published_at,
            updateddate=entry.updated,
            author_name=entry.author,
            language=page.text_language,
        )
    return str(written.writeString("utf-8"))


def atom_answer(
    request: HttpRequest, text: str, changed: datetime, *, dated: bool = True
) -> HttpResponse:
    """Answer with a feed, or 304 to who has it already.

    Args:
        request: of the asker.
        text: the feed as XML.
        changed: when it changed last.
        dated: whether that moment alone tells two versions apart; not where entries leave silently.
    """
    moment = int(changed.timestamp())
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    answer = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    answer.headers["ETag"] = tag
    answer.headers["Last-Modified"] = http_date(moment)
    let_proxies_keep(answer)
    response = get_conditional_response(request, tag, moment if dated else None, answer)
    return response if response is not None else answer
