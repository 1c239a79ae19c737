"""Through what signers came, for editors: never a part of a public page."""

from typing import NamedTuple

from django.db.models import Count

from ..models import Pledge, Signature


class Via(NamedTuple):
    """A code of a sheet, a poster, a collector or a website, and who came through it."""

    via: str
    channel: str
    number: int


def counts_by_via(pledge: Pledge, limit: int = 100) -> list[Via]:
    """Return how many signatures that count came through each code, the most first.

    Those that came without a code are left out. The index on (pledge, via) serves it.
    """
    groups = (
        Signature.objects.counted()
        .filter(pledge=pledge)
        .exclude(via="")
        .values_list("via", "channel")
        .annotate(number=Count("pk"))
        .order_by("-number", "via", "channel")
    )
    return [Via(*group) for group in groups[:limit]]
