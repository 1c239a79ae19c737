"""How much of the register's work waits, for the admin's menu: one statement, and not each time."""

from typing import Any

from django.core.cache import cache
from django.db.models import CharField, Count, QuerySet, Value
from django.http import HttpRequest
from django.utils import timezone

from ..enums_import import PairState
from ..models import DuplicatePair
from .changes import waiting_wishes
from .claims import claims_waiting
from .stale import TWO_YEARS
from .unconfirmed import unconfirmed_since

WISHES, CLAIMS, DUPLICATES, STALE = "wishes", "claims", "duplicates", "stale"
KEY, SECONDS = "network.register_numbers", 60
# Where this work is done the numbers are counted anew.
FRESH = ("/admin/register/", "/admin/claims/")
KEPT = "_register_numbers"


def _counted(rows: QuerySet[Any], what: str) -> QuerySet[Any, Any]:
    told = rows.order_by().annotate(what=Value(what, CharField())).values("what")
    return told.annotate(number=Count("pk")).values_list("what", "number")


def waiting_number(request: HttpRequest, what: str) -> int:
    """Return how many of one kind wait; elsewhere in the admin up to a minute old.

    Args:
        request: whose page shows the menu.
        what: WISHES, CLAIMS, DUPLICATES, or STALE for what nobody confirmed for two years.
    """
    numbers: dict[str, int] | None = getattr(request, KEPT, None)
    if numbers is None and not request.path.startswith(FRESH):
        numbers = cache.get(KEY)
    if numbers is None:
        pairs = DuplicatePair.objects.filter(state=PairState.WAITING)
        counted = _counted(waiting_wishes().select_related(None), WISHES).union(
            _counted(claims_waiting().select_related(None), CLAIMS),
            _counted(pairs, DUPLICATES),
            _counted(unconfirmed_since(timezone.localdate() - TWO_YEARS), STALE),
            all=True,
        )
        numbers = dict(counted)
        cache.set(KEY, numbers, SECONDS)
    setattr(request, KEPT, numbers)
    return numbers.get(what, 0)
