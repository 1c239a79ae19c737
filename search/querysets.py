"""Finding what everybody may see."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import CollectionViewRestriction

from home.enums_concern import HiddenLevel
from home.models import HiddenText
from home.querysets import is_restricted
from network.enums import OrganisationStatus
from network.models import CooperativePage, OrganisationPage

if TYPE_CHECKING:
    from .models import SearchDocument  # noqa: F401

HIDES_ALL = (HiddenLevel.WHOLE, HiddenLevel.DOWN)


# Conditions are written down once: every search asks twice, and Django copies what it is given.
@cache
def _locked_away() -> Exists:
    """Return whether the file lies in a collection that is not for everybody."""
    path = OuterRef("file__document__collection__path")
    asked = ExpressionWrapper(path, output_field=CharField())
    restrictions = CollectionViewRestriction.objects.annotate(asked=asked)
    return Exists(restrictions.filter(asked__startswith=F("collection__path")))


@cache
def _hidden_profile(model: Any) -> Exists:
    """Return whether the organisation's profile was hidden: its record does not stand in for it."""
    hidden = HiddenText.objects.filter(level__in=HIDES_ALL).values("text_key")
    profiles = model.objects.filter(organisation_id=OuterRef("organisation_id"))
    return Exists(profiles.filter(translation_key__in=hidden))


@cache
def _hidden() -> Exists:
    """Return whether the text was hidden, or taken down."""
    rows = HiddenText.objects.filter(
        text_key=OuterRef("page__translation_key"), level__in=HIDES_ALL
    )
    return Exists(rows)


@cache
def _private() -> Exists:
    """Return whether the page is not for everybody."""
    return is_restricted("page__path")


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    """Named selections of what can be found."""

    def visible(self, now: datetime | None = None) -> "SearchDocumentQuerySet":
        """Return what everybody may see now, by the rows that it stands for.

        Live, not expired, for everybody, not hidden, not embargoed, a listed organisation, and of
        a file the version that was read. That the index is kept up plays no part in it.
        """
        now = now or timezone.now()
        lasting = Q(page__expire_at__isnull=True) | Q(page__expire_at__gt=now)
        pages = Q(page__live=True) & lasting & ~_private() & ~_hidden()
        listed = Q(organisation__isnull=True) | ~Q(organisation__status=OrganisationStatus.CLOSED)
        here = Q(file__isnull=True) | Q(
            ~_locked_away(),
            file__document__file_hash=F("file_hash"),
            file__file_hash=F("file_hash"),
        )
        shadows = [~_hidden_profile(model) for model in (OrganisationPage, CooperativePage)]
        records = Q(Q(page__isnull=True), *shadows)
        return self.filter(
            pages | records,
            listed,
            here,
            Q(visible_from__isnull=True) | Q(visible_from__lte=now),
        )
