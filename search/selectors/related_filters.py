"""What a visitor asks of the pages of mixed types, by the parameters of an address.

Any combination of terms of the controlled lists, of kinds of pages and of languages; of several
values of one list any is enough.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.db.models.expressions import RawSQL
from django.http import QueryDict
from wagtail.models import Locale, Page, PageViewRestriction

from home.models import PageTerm
from home.querysets import PublicPageQuerySet, is_restricted
from home.registry import page_kinds
from home.selectors.light_cards import models_of_kind
from home.terms import COUNTRY, TERM_VOCABULARIES, is_term

KIND, LANGUAGE = "kind", "language"
NEWEST, TITLE = SORTS = ("newest", "title")
GROUPS = (*TERM_VOCABULARIES, KIND, LANGUAGE)
# As many values of one list as anybody would choose by hand.
MOST_VALUES = 10
# What `shown_in` leaves out, found for all pages at once: the database asks it once, where it
# would ask that condition of every page.
TWICE = """
SELECT other.id FROM wagtailcore_page other
JOIN wagtailcore_page shown ON shown.translation_key = other.translation_key AND shown.live
WHERE other.locale_id <> %s AND (shown.locale_id = %s OR shown.id < other.id)
"""


@dataclass(frozen=True)
class Asked:
    """What was asked for: values by list, and the order of the pages."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = NEWEST
    lite: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(self.values.values())

    def address(self, **more: str) -> str:
        """Return the end of the address that asks for the same; "?" alone for nothing."""
        pairs = [(name, value) for name in GROUPS for value in self.values.get(name, ())]
        own = {"sort": self.sort if self.sort != NEWEST else "", "lite": "1" if self.lite else ""}
        pairs += [(name, value) for name, value in (own | more).items() if value]
        return f"?{urlencode(pairs)}"

    def without(self, group: str, value: str) -> "Asked":
        """Return the same without one value."""
        left = tuple(one for one in self.values.get(group, ()) if one != value)
        return Asked({**self.values, group: left}, self.sort, self.lite)


def _means_something(group: str, value: str) -> bool:
    if group == KIND:
        return value in page_kinds
    if group == LANGUAGE:
        return value in dict(settings.LANGUAGES)
    return is_term(group, value)


def asked_in(parameters: QueryDict) -> Asked:
    """Return what the parameters of an address ask for; what means nothing is dropped."""
    values = {}
    for group in GROUPS:
        given = parameters.getlist(group)[: MOST_VALUES * 3]
        given = [one.upper() for one in given] if group == COUNTRY else given
        known = [one for one in dict.fromkeys(given) if _means_something(group, one)]
        values[group] = tuple(known[:MOST_VALUES])
    sort = parameters.get("sort", "")
    return Asked(values, sort if sort in SORTS else NEWEST, parameters.get("lite") == "1")


def content_types(kinds: tuple[str, ...]) -> list[int]:
    """Return the numbers of the types of some kinds of pages."""
    models = [model for kind in kinds for model in models_of_kind(kind)]
    found = ContentType.objects.get_for_models(*models, for_concrete_models=False)
    return sorted(one.pk for one in found.values())


def fitting(asked: Asked, locale: Locale, leave_out: str = "") -> PublicPageQuerySet:
    """Return the public pages that fit, each text once, in no order.

    Without a term of its own a page is listed nowhere: indexes and the home page, say.

    Args:
        asked: what was asked for.
        locale: of the reader; her language first.
        leave_out: a list whose choices do not count, for the numbers beside its choices.
    """
    # Asked once, not of each page: most sites have no page that is private.
    nothing_private = ~Exists(PageViewRestriction.objects.all())
    pages: PublicPageQuerySet = PublicPageQuerySet(Page).live()
    pages = pages.filter(nothing_private | ~is_restricted())
    chosen = {name: codes for name, codes in asked.values.items() if codes and name != leave_out}
    if languages := chosen.pop(LANGUAGE, ()):
        pages = pages.filter(locale__language_code__in=languages)
    elif leave_out != LANGUAGE:
        pages = pages.exclude(pk__in=RawSQL(TWICE, [locale.pk, locale.pk]))  # noqa: S611 - numbers
    if kinds := chosen.pop(KIND, ()):
        pages = pages.filter(content_type_id__in=content_types(kinds))
    for name, codes in chosen.items():
        rows = PageTerm.objects.filter(page=OuterRef("pk"), vocabulary=name, code__in=codes)
        pages = pages.filter(Exists(rows))
    if not chosen:
        pages = pages.filter(Exists(PageTerm.objects.filter(page=OuterRef("pk"))))
    return pages.order_by()
