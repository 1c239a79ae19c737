"""The wording that an empty form shows is the one that a sent form counts as seen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaign.models import ConsentText
from campaign.selectors.consent import current_wording, wording_to_show

pytestmark = pytest.mark.django_db


def write(language: str, version: int, days: int) -> None:
    """Write a wording that is valid from so many days from now."""
    since = timezone.now() + timedelta(days=days)
    ConsentText.objects.create(language=language, version=version, text="Words", valid_from=since)


@pytest.mark.parametrize("language", ["en", "es", "sw"])
@pytest.mark.parametrize(
    "written",
    [
        [],
        [("en", 901, -9)],
        [("en", 901, -9), ("en", 902, -1)],
        [("en", 901, -9), ("en", 902, 1), ("es", 901, 1)],
        [("en", 905, -9), ("es", 901, -8), ("es", 902, -7), ("fr", 907, -1)],
    ],
)
def test_it_is_the_first_of_those_that_are_valid(
    language: str, written: list[tuple[str, int, int]]
) -> None:
    ConsentText.objects.all().delete()
    for one in written:
        write(*one)
    assert wording_to_show(language) == current_wording(language).first()
