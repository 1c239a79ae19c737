"""Ask outside addresses whether they still answer: few at a time, each host and week once."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from ..models import OutsideAddress
from ..outside.ask import ask

AT_MOST_ONCE_IN = timedelta(days=7)
# Each may be silent for eight seconds: the mails of this worker wait no longer than half a minute.
AT_ONCE = 3
LOOKED_AT = 60


def try_addresses() -> int:
    """Ask the next few addresses that are due, no two of one host; return how many were asked.

    Asks nobody unless the setting CHECK_OUTSIDE_LINKS is on.
    """
    if not settings.CHECK_OUTSIDE_LINKS:
        return 0
    now = timezone.now()
    due = Q(tried_at=None) | Q(tried_at__lt=now - AT_MOST_ONCE_IN)
    chosen: dict[str, OutsideAddress] = {}
    for address in OutsideAddress.objects.filter(due)[:LOOKED_AT]:
        if len(chosen) < AT_ONCE:
            chosen.setdefault(address.host, address)
    for address in chosen.values():
        answer = ask(address.url)
        since = (address.broken_since or now) if answer.problem else None
        OutsideAddress.objects.filter(pk=address.pk).update(
            tried_at=now, problem=answer.problem, status=answer.status, broken_since=since
        )
    return len(chosen)
