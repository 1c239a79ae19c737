"""The wording that a signer agrees to."""

from datetime import timedelta

from django.conf import settings
from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from home.compiled import compiled

from ..models import ConsentText

# So long may somebody have had a page open, or a proxy kept it.
OLD_PAGES = timedelta(days=1)


def wording_to_show(language: str) -> ConsentText | None:
    """Return the first of `current_wording`; None where there is none yet.

    Few versions are ever written: all are read with a statement that is made once, and the clock
    is looked at here.
    """
    known = _wordings(languages=[language, settings.LANGUAGE_CODE])
    valid = [one for one in known if one.valid_from <= timezone.now()]
    return max(valid, key=lambda one: (one.language == language, one.version), default=None)


@compiled("languages")
def _wordings(languages: list[str]) -> QuerySet[ConsentText]:
    return ConsentText.objects.filter(language__in=languages)


def current_wording(language: str, version: int | None = None) -> QuerySet[ConsentText]:
    """Return the wordings valid now, the one to show first.

    Args:
        language: the reader's; English stands in where there is no wording yet.
        version: the one that she saw on a cached page, preferred until a newer one is a day old.
    """
    newer = ConsentText.objects.filter(
        language=OuterRef("language"),
        version__gt=OuterRef("version"),
        valid_from__lte=timezone.now() - OLD_PAGES,
    )
    seen = Q(language=language, version=version or 0)
    rank = Case(
        When(seen & ~Exists(newer), then=Value(0)),
        When(language=language, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    languages = {language, settings.LANGUAGE_CODE}
    return ConsentText.objects.filter(
        language__in=languages, valid_from__lte=timezone.now()
    ).order_by(rank, "-version")
