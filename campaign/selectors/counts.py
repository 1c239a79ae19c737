"""Published pledges and their counts, for machines: the same figure that the pages show."""

from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count as Number
from django.db.models import Max, Sum
from django.db.models.functions import Coalesce

from ..models import Endorsement, Pledge, PledgePage


class Count(NamedTuple):
    """How many signatures of a pledge count, by what evidence, and who endorses it, apart."""

    code: str
    number: int
    evidence: dict[str, int]
    endorsements: dict[str, int]
    as_of: datetime


def count_of(code: str) -> Count | None:
    """Return the count of a published pledge; None for any other code."""
    pledge = (
        Pledge.objects.published()
        .filter(code=code)
        .only("code", "signature_count", "count_parts", "counted_at", "created_at")
        .first()
    )
    if pledge is None:
        return None
    return Count(
        pledge.code,
        pledge.signature_count,
        pledge.count_parts.get("evidence", {}),
        Endorsement.objects.accepted()
        .filter(pledge=pledge)
        .aggregate(organisations=Number("pk"), members=Coalesce(Sum("members_counted"), 0)),
        pledge.counted_at or pledge.created_at,
    )


def counted_until() -> datetime | None:
    """Return when somebody was last counted on any pledge."""
    last: datetime | None = Pledge.objects.aggregate(last=Max("counted_at"))["last"]
    return last


def published_pledges() -> list[dict[str, Any]]:
    """Return code, form, state, count and the address per language of every public pledge."""
    pages = (
        PledgePage.objects.live()
        .public()
        .select_related("pledge", "locale")
        .only(
            "url_path",
            "locale",
            "pledge__code",
            "pledge__form",
            "pledge__state",
            "pledge__closes_on",
            "pledge__due_on",
            "pledge__signature_count",
        )
        .order_by("pledge__code", "locale__language_code")
    )
    found: dict[str, dict[str, Any]] = {}
    for page in pages:
        pledge = page.pledge
        entry = found.setdefault(
            pledge.code,
            {
                "code": pledge.code,
                "form": pledge.form,
                "state": pledge.current_state,
                "count": pledge.signature_count,
                "urls": {},
            },
        )
        address = page.get_url_parts()
        if address and address[2]:
            entry["urls"][page.locale.language_code] = f"{settings.BASE_URL}{address[2]}"
    return list(found.values())
