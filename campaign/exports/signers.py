"""The rows of an export: who signed, as far as the one who gets it may know."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ..enums import SignatureState, Visibility
from ..models import Pledge, Signature

BATCH = 2000


def agreed(pledge: Pledge) -> QuerySet[Signature]:
    """Return those who count and agreed to show their full name: what is handed over."""
    return Signature.objects.counted().filter(
        pledge=pledge, visibility=Visibility.FULL_NAME, anonymised_at__isnull=True
    )


def everybody(pledge: Pledge) -> QuerySet[Signature]:
    """Return all whose record still says who they are."""
    standing = (SignatureState.PENDING, SignatureState.CONFIRMED, SignatureState.INVALIDATED)
    return Signature.objects.filter(pledge=pledge, state__in=standing, anonymised_at__isnull=True)


def table_of_agreed(rows: QuerySet[Signature]) -> Iterator[list[Any]]:
    """Yield the heading and the rows for the target: full name, country, group and day."""
    yield [_("Full name"), _("Country"), _("Group"), _("Signed"), _("Evidence")]
    for row in in_batches(rows):
        yield [
            row.name,
            row.country.name,
            row.get_constituency_display(),
            f"{row.created_at:%Y-%m-%d}",
            row.get_evidence_display(),
        ]


def table_of_everybody(rows: QuerySet[Signature]) -> Iterator[list[Any]]:
    """Yield the heading and the rows with all that is kept."""
    yield [
        _("Number"),
        _("State"),
        _("Held"),
        _("Full name"),
        _("E-mail address"),
        _("Country"),
        _("Group"),
        _("Message"),
        _("Language"),
        _("What is public"),
        _("Wants news"),
        _("Channel"),
        _("Evidence"),
        _("Came through"),
        _("Signed"),
        _("Confirmed"),
    ]
    yes, no = _("yes"), _("no")
    for row in in_batches(rows):
        yield [
            row.pk,
            row.get_state_display(),
            yes if row.held else no,
            row.name,
            row.email,
            row.country.name,
            row.get_constituency_display(),
            row.message,
            row.language,
            row.get_visibility_display(),
            yes if row.wants_news else no,
            row.get_channel_display(),
            row.get_evidence_display(),
            row.via,
            row.created_at.isoformat(timespec="seconds"),
            row.confirmed_at.isoformat(timespec="seconds") if row.confirmed_at else "",
        ]


def in_batches(rows: QuerySet[Signature]) -> Iterator[Signature]:
    """Yield the rows in the order of their numbers, few at a time.

    Each batch is asked for when its turn comes: who withdraws meanwhile is not in it, memory stays
    the same, and nothing is locked.
    """
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from batch
        last = batch[-1].pk
