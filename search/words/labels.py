"""Names of kinds, places and topics, by which things are found although they do not say them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.utils.translation import get_language
from wagtail.models import Page

from home.regions import regions_of
from home.selectors.light_cards import OTHER, kind_words
from home.terms import COUNTRY, REGION, term_label
from network.models import Organisation

from ..kinds import kind_of

Taxonomy = dict[str, list[str]]
# Every country lies in it: it tells nothing apart.
WHOLE_WORLD = "001"


def in_order(terms: Mapping[str, Iterable[str]]) -> Taxonomy:
    """Return terms in one order, whatever the order of the sets they come in."""
    return {name: sorted(codes) for name, codes in sorted(terms.items()) if codes}


def taxonomy_of(page: Page) -> Taxonomy:
    """Return the terms of a page, with those of its record: {"theme": ["child-care"], ...}."""
    taxonomy = getattr(page, "taxonomy", dict)
    return in_order(taxonomy())


def organisation_taxonomy(organisation: Organisation) -> Taxonomy:
    """Return the terms of an organisation's record; needs its terms prefetched."""
    country = organisation.country.code
    terms: dict[str, set[str]] = {COUNTRY: {country} if country else set()}
    for term in organisation.terms.all():
        if term.vocabulary in {"sector", "constituency"}:
            terms.setdefault(term.vocabulary, set()).add(term.code)
    return in_order(terms)


def term_labels(terms: Taxonomy) -> list[str]:
    """Return the names of terms in the active language, with the regions of the countries."""
    frozen = tuple((name, tuple(codes)) for name, codes in terms.items())
    return list(_labels(get_language() or "en", frozen))


@lru_cache(maxsize=5000)
def _labels(language: str, terms: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    """Return the same for a language, which is the active one."""
    names = [term_label(name, code) for name, codes in terms for code in codes]
    held = dict(terms)
    regions = {one for code in held.get(COUNTRY, ()) for one in regions_of(code)}
    named = {*held.get(REGION, ()), WHOLE_WORLD}
    return (*names, *(term_label(REGION, code) for code in sorted(regions - named)))


def label_words(page: Page, terms: Taxonomy) -> list[str]:
    """Return the names of a page's kind and terms, in the active language."""
    kind = kind_of(page)
    named = [kind_words(kind), kind_words(kind, many=True)] if kind != OTHER else []
    return [*named, str(page._meta.verbose_name), *term_labels(terms)]


def packed(terms: Taxonomy) -> str:
    """Return terms as one line in which each can be looked for."""
    codes = [f"{name}:{code}" for name, found in sorted(terms.items()) for code in found]
    return f" {' '.join(dict.fromkeys(codes))} " if codes else ""
