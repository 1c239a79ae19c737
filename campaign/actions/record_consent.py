"""Keeping an agreement: who, in which wording and language, until when."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from home.enums import ConsentCapacity
from home.models import ConsentRecord

WORDING_VERSION = "story-1"
MONTHS = 24
MONTHS_WITH_CHILDREN = 12


def months_later(day: date, months: int) -> date:
    """Return the same day some months later; the 28th where a month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, 28))


def record_consent(user: Any, *, shows_children: bool, guardian_agreed: bool) -> ConsentRecord:
    """Write down an agreement that was just given; it ends earlier when children are shown."""
    months = MONTHS_WITH_CHILDREN if shows_children else MONTHS
    capacity = ConsentCapacity.GUARDIAN if shows_children else ConsentCapacity.SELF
    return ConsentRecord.objects.create(
        capacity=capacity,
        wording_version=WORDING_VERSION,
        language=get_language() or "en",
        shows_children=shows_children,
        guardian_agreed=shows_children and guardian_agreed,
        recorded_by=user,
        expires_on=months_later(timezone.localdate(), months),
    )
