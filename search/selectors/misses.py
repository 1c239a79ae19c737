"""What people looked for in vain, often enough to be nobody's secret."""

from django.db.models import Count, Max, QuerySet, Sum

from ..models import MissedSearch

# Asked on so many occasions, hours or days apart, it is a question of many.
OFTEN = 3


def often_missed() -> QuerySet[MissedSearch, dict[str, object]]:
    """Return what was asked on several occasions: words, language, times, days, last."""
    rows = MissedSearch.objects.order_by().values("language", "words")
    counted = rows.annotate(total=Sum("times"), days=Count("day"), last=Max("day"))
    return counted.filter(total__gte=OFTEN).order_by("-total", "-last", "words")
