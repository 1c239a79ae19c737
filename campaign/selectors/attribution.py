"""Through what signers came, for editors: never a part of a public page."""

from typing import NamedTuple

from django.db.models import Count

from ..enums import Channel
from ..models import Pledge, Signature
from ..small_groups import LEAST


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


def told_by_via(pledge: Pledge) -> list[Via]:
    """Return the same with channels in words, for those who may not know who the signers are.

    Codes through which fewer than ten came are one row without a code: a slip of paper with a
    code of its own may have been given to one person.
    """
    found = counts_by_via(pledge)
    told = [
        Via(one.via, str(Channel(one.channel).label), one.number)
        for one in found
        if one.number >= LEAST
    ]
    rest = sum(one.number for one in found) - sum(one.number for one in told)
    return [*told, Via("", "", rest)] if rest else told
