"""One person sends photos from two phones at the same moment: they share one quota."""

from typing import Any

import pytest
from django.utils import timezone

from home.actions.count_upload import count_upload
from home.actions.errors import Invalid
from home.models import UploadDay
from tests.factories.accounts import UserFactory
from tests.races import ON_POSTGRESQL, at_once, compare_first, meeting

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


@pytest.fixture(autouse=True)
def quota(monkeypatch: pytest.MonkeyPatch) -> None:
    """One photo a day, and 100 bytes."""
    monkeypatch.setattr("home.actions.count_upload.PHOTOS_A_DAY", 1)
    monkeypatch.setattr("home.actions.count_upload.BYTES_A_DAY", 100)


def accepted(size: int) -> int:
    """Send a photo from two phones at once; return how many were taken."""
    author: Any = UserFactory()
    # The row of the day is there before anybody races for it.
    UploadDay.objects.create(user=author, day=timezone.now().date())

    def send(_phone: int) -> bool:
        try:
            count_upload(author, size)
        except Invalid:
            return False
        return True

    return sum(at_once(2, send))


def test_of_two_photos_at_once_the_quota_takes_one() -> None:
    assert accepted(1) == 1
    assert UploadDay.objects.get().photos == 1


def test_of_two_heavy_photos_at_once_the_quota_takes_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.actions.count_upload.PHOTOS_A_DAY", 9)
    assert accepted(60) == 1
    assert UploadDay.objects.get().size == 60


def test_counted_after_it_was_asked_both_would_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    compare_first(monkeypatch, UploadDay, meeting(2))
    assert accepted(1) == 2
    assert UploadDay.objects.get().photos == 2
