"""Every page that stands under a term, the newest first, with a bit for each of its terms."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from secrets import token_hex
from threading import Lock
from typing import Any

from django.core.cache import cache
from wagtail.models import Page

from home.bits import Bits, Joined, PageBits, as_bits, newest_of_pages
from home.models import PageTerm
from home.querysets import NEWEST_FIRST, PublicPageQuerySet, is_restricted
from home.selectors.light_cards import kind_of
from home.terms import TERM_VOCABULARIES

from .related_filters import KIND, LANGUAGE

# What was changed past every log is seen after so many seconds.
KEPT_SECONDS = 300


@dataclass
class ListedPages(PageBits):
    """The live public pages, the newest first; a page without terms has no bit set anywhere.

    Attributes:
        bits: which of them have a term, are of a kind, or in a language.
        any_term: which are listed at all.
        families: the pages of each text of which there are several: [(place, locale), ...], the
            original first.
    """

    any_term: int
    families: list[list[tuple[int, int]]]
    _once: dict[int, int] = field(default_factory=dict)

    @cached_property
    def by_title(self) -> list[tuple[int, int]]:
        """Return (place, number) of the pages in the order of their titles."""
        place = {pk: number for number, pk in enumerate(self.keys)}
        keys = PublicPageQuerySet(Page).live().order_by("title", "pk").values_list("pk", flat=True)
        return [(place[pk], pk) for pk in keys if pk in place]

    def once(self, locale_id: int) -> int:
        """Return the pages that are left when each text is shown once.

        That is in the given language if it is written in it, else in that of its original.
        """
        if locale_id not in self._once:
            left_out = []
            for family in self.families:
                own = [place for place, locale in family if locale == locale_id]
                shown = own or [family[0][0]]
                left_out += [place for place, _locale in family if place not in shown]
            whole = (1 << len(self.keys)) - 1
            self._once[locale_id] = whole & ~as_bits(left_out, len(self.keys))
        return self._once[locale_id]

    def ordered(self, pages: int, *, by_title: bool = False) -> list[int]:
        """Return the numbers of `pages`, the newest first or by title."""
        if not by_title:
            return self.in_order(pages)
        flags = self.flags(pages)
        return [pk for place, pk in self.by_title if flags[place]]


_lock = Lock()
_kept: tuple[tuple[Any, ...], ListedPages] | None = None


def listed_pages() -> ListedPages:
    """Return the pages as they are now; read again only after something was written."""
    global _kept
    version = _version()
    with _lock:
        if _kept is None or _kept[0] != version:
            _kept = version, read_pages()
        return _kept[1]


def _version() -> tuple[Any, ...]:
    return cache.get_or_set("listed-pages", token_hex, KEPT_SECONDS), newest_of_pages()


def read_pages() -> ListedPages:
    """Read all live public pages and their terms, in three statements."""
    live = PublicPageQuerySet(Page).live().order_by()
    private = set(live.filter(is_restricted()).values_list("pk", flat=True))
    columns = ("pk", "content_type_id", "locale_id", "locale__language_code", "translation_key")
    places: dict[int, int] = {}
    kinds: dict[int, list[int]] = defaultdict(list)
    languages: dict[str, list[int]] = defaultdict(list)
    texts: dict[Any, list[tuple[int, int, int]]] = defaultdict(list)
    for pk, kind, locale, language, text in live.order_by(NEWEST_FIRST, "-pk").values_list(
        *columns
    ):
        if pk not in private:
            place = places[pk] = len(places)
            kinds[kind].append(place)
            languages[language].append(place)
            texts[text].append((pk, place, locale))
    bits: Bits = defaultdict(int)
    rows = PageTerm.objects.order_by().values_list("vocabulary", "code")
    for name, code, joined in rows.annotate(pages=Joined("page_id")):
        found = [places[pk] for pk in map(int, joined.split(",")) if pk in places]
        bits[_own(name), code] = as_bits(found, len(places))
    any_term = reduce(or_, bits.values(), 0)
    for content_type, found in kinds.items():
        bits[KIND, kind_of(content_type)] |= as_bits(found, len(places))
    for language, found in languages.items():
        bits[LANGUAGE, language] = as_bits(found, len(places))
    families = [
        [(place, locale) for _pk, place, locale in sorted(family)]
        for family in texts.values()
        if len(family) > 1
    ]
    return ListedPages(list(places), dict(bits), any_term, families)


def _own(name: str) -> str:
    """Return under what a list of terms is kept: a language of files is not that of the page."""
    return name if name in TERM_VOCABULARIES else f"record:{name}"
