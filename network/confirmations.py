"""When the facts of an organisation were last confirmed, and what follows from it."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from accounts.models import User

from .enums_register import FactGroup, SaidBy
from .models import FactCheck, Organisation


def note_confirmation(
    organisation: Organisation, groups: Iterable[FactGroup], said_by: SaidBy, user: User | None
) -> None:
    """Note that groups of facts are right today; the caller holds the organisation's lock.

    The record as a whole counts as confirmed on the day on which its oldest group was.

    Args:
        organisation: its row.
        groups: of which it was said.
        said_by: in which role.
        user: who said it; None when a link in a mail was used without signing in.
    """
    today = timezone.localdate()
    rows = [
        FactCheck(
            organisation=organisation,
            group=group,
            confirmed_on=today,
            confirmed_as=said_by,
            confirmed_by=user,
        )
        for group in groups
    ]
    FactCheck.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["organisation", "group"],
        update_fields=["confirmed_on", "confirmed_as", "confirmed_by"],
    )
    oldest = _oldest(organisation)
    if oldest is not None and oldest != organisation.last_confirmed_at:
        organisation.last_confirmed_at = oldest
        organisation.last_confirmed_as = said_by
        organisation.last_confirmed_by = user
        organisation.save(
            update_fields=["last_confirmed_at", "last_confirmed_as", "last_confirmed_by"]
        )


def _oldest(organisation: Organisation) -> date | None:
    """Return the day of the group confirmed longest ago; None when one never was."""
    known = dict(organisation.checks.values_list("group", "confirmed_on"))
    days = [known.get(group) or organisation.last_confirmed_at for group in FactGroup.values]
    return min((day for day in days if day), default=None) if all(days) else None
