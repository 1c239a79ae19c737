"""The photo of a sheet: private, clean, and gone in the end."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from campaign.actions.sheet_photos import KEEP_PHOTOS, forget_photos, keep_photo
from campaign.models import SignatureSheet
from home.actions.errors import NotAllowed
from home.images import clean_picture
from tests.campaign.sheets_typed.help import address
from tests.factories.network import OrganisationFactory
from tests.factories.pictures import picture_bytes, upload
from tests.factories.staff import member

pytestmark = pytest.mark.django_db


def test_the_photo_is_cleaned_private_and_deleted_after_90_days(
    client: Client,
    phone: Client,
    paper: SignatureSheet,
    collector: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    sent = phone.post(address(paper, ""), {"photo": upload(picture_bytes())})
    assert sent.status_code == 302
    paper.refresh_from_db()
    assert paper.photo.name.startswith("sheets/")
    shown = phone.get(address(paper, "photo/"))
    assert shown.status_code == 200
    assert shown["Cache-Control"] == "private, no-store"
    assert b"".join(shown.streaming_content)[:2] == b"\xff\xd8"
    assert phone.get(f"/files/{paper.photo.name}").status_code == 404
    assert phone.get(f"/media/{paper.photo.name}").status_code == 404
    stranger = Client()
    stranger.force_login(member(OrganisationFactory(), "collector"))
    assert stranger.get(address(paper, "photo/")).status_code == 404
    first = paper.photo.name
    with django_capture_on_commit_callbacks(execute=True):
        keep_photo(collector, paper.pk, clean_picture(upload(picture_bytes())))
    assert not paper.photo.storage.exists(first)
    long_ago = timezone.now() - KEEP_PHOTOS - timedelta(days=1)
    SignatureSheet.objects.update(
        printed_at=long_ago, collected_on=long_ago.date(), counted_at=long_ago
    )
    paper.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_photos() == 1
    assert not paper.photo.storage.exists(paper.photo.name)
    assert phone.get(address(paper, "photo/")).status_code == 404


def test_a_broken_photo_is_refused_in_words(phone: Client, paper: SignatureSheet) -> None:
    answer = phone.post(address(paper, ""), {"photo": upload(picture_bytes()[:300])})
    assert answer.status_code == 422
    assert "did not arrive whole" in answer.content.decode()


def test_nobody_else_sends_a_photo(paper: SignatureSheet) -> None:
    with pytest.raises(NotAllowed):
        keep_photo(
            member(OrganisationFactory(), "collector"),
            paper.pk,
            clean_picture(upload(picture_bytes())),
        )
