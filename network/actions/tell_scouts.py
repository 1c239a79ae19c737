"""Tell scouts what waits for them, at most once in thirty days."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..emails import send_scout_listings
from ..models import Scout
from ..selectors.unconfirmed import listings_for

PAUSE = timedelta(days=30)


def tell_scouts() -> int:
    """Mail every scout in whose countries listings have grown old; return how many mails."""
    today = timezone.localdate()
    due = Q(told_on__isnull=True) | Q(told_on__lte=today - PAUSE)
    rows = Scout.objects.filter(due, ended_at__isnull=True, user__email__isnull=False)
    people = {row.user_id: row.user for row in rows.select_related("user")}
    told = 0
    for person in people.values():
        number = listings_for(person).count()
        if not number:
            continue
        with transaction.atomic():
            # One statement decides between two workers.
            mine = Scout.objects.filter(due, user=person, ended_at__isnull=True)
            if mine.update(told_on=today):
                send_scout_listings(person, number)
                told += 1
    return told
