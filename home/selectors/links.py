"""Links that lead nowhere, for the report."""

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from ..models import SeenLink

BROKEN = ~Q(problem="") | ~Q(outside__problem="") & Q(outside__isnull=False)


def broken_links(
    kind: str = "", problem: str = "", language: str = ""
) -> QuerySet[SeenLink, SeenLink]:
    """Return the links that lead nowhere, those broken longest first."""
    found = SeenLink.objects.filter(BROKEN).select_related("outside")
    if kind:
        found = found.filter(kind=kind)
    if problem:
        found = found.filter(Q(problem=problem) | Q(outside__problem=problem))
    if language:
        found = found.filter(language=language)
    since = Coalesce(F("broken_since"), F("outside__broken_since"))
    return found.annotate(since=since).order_by("since", "title", "pk")


def languages_of_broken_links() -> set[str]:
    """Return the languages in which a link leads nowhere."""
    return set(SeenLink.objects.filter(BROKEN).values_list("language", flat=True)) - {""}
