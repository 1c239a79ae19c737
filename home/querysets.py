"""Querysets of pages."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

# A page that code made live has no such moment; PostgreSQL would put it before all others.
NEWEST_FIRST = F("first_published_at").desc(nulls_last=True)


def is_restricted(path: str = "path") -> Exists:
    """Return whether a page is, or lies under a page that is, not for everybody.

    Args:
        path: how the row that is asked about gets to the path of its page.
    """
    asked = ExpressionWrapper(OuterRef(path), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(asked=asked)
    return Exists(restrictions.filter(asked__startswith=F("page__path")))


class PublicPageQuerySet(PageQuerySet):
    """Pages, with privacy decided inside the same query."""

    def public(self) -> "PublicPageQuerySet":
        """Leave out pages that are, or lie under a page that is, not for everybody.

        Wagtail's own method asks for all restrictions in a query of its own each time.
        """
        return self.exclude(is_restricted())

    def shown_in(self, locale_id: int) -> "PublicPageQuerySet":
        """Return each text once: in the given language where it exists, else the original.

        The original is the page of a translation family that was made first.
        """
        family: QuerySet[Any] = self.model.objects.filter(
            translation_key=OuterRef("translation_key"), live=True
        )
        here = Exists(family.filter(locale_id=locale_id))
        earlier = Exists(family.filter(pk__lt=OuterRef("pk")))
        return self.filter(Q(locale_id=locale_id) | Q(~here, ~earlier))


BasePageManager = PageManager.from_queryset(PublicPageQuerySet)
