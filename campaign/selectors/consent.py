"""The wording that a signer agrees to."""

from django.conf import settings
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils import timezone

from ..models import ConsentText


def current_wording(language: str, version: int | None = None) -> QuerySet[ConsentText]:
    """Return the wordings valid now, the one to show first.

    Args:
        language: the reader's; English stands in where there is no wording yet.
        version: the one that she saw on a cached page, preferred when it exists.
    """
    rank = Case(
        When(language=language, version=version or 0, then=Value(0)),
        When(language=language, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    languages = {language, settings.LANGUAGE_CODE}
    return ConsentText.objects.filter(
        language__in=languages, valid_from__lte=timezone.now()
    ).order_by(rank, "-version")
