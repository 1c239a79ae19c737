"""The test database itself: whatever a test commits, the next one finds what migrations made."""

import pytest
from wagtail.models import Collection, Locale, Page, Site


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_that_commits_leaves_no_trace(turn: str) -> None:
    assert Collection.objects.count() == 1
    assert Page.objects.filter(depth=1).count() == 1
    assert Site.objects.get().root_page
    assert not Locale.objects.filter(language_code="pt").exists()
    Locale.objects.create(language_code="pt")
    Site.objects.all().delete()


@pytest.mark.django_db
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_that_rolls_back_leaves_no_trace(turn: str) -> None:
    assert not Locale.objects.filter(language_code="pt").exists()
    Locale.objects.create(language_code="pt")
