"""A disk without room: a plain refusal, no half files, no rows without their file."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from campaign.models import StoryPage
from home.actions.setup_roles import setup_roles
from home.models import SiteImage
from tests.factories.member_texts import WORDS, photo_answers, story
from tests.factories.network import OrganisationFactory
from tests.factories.staff import member
from tests.factories.tree import site_tree
from tests.measured import record, recording

pytestmark = pytest.mark.django_db
SIZE = 400_000
ROOM_LEFT = 1_000


@pytest.fixture
def disk(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A small disk of its own, on which uploads lie; skips where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk: run it as root")
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = folder / "media", folder / "private"
    settings.STORAGES = {**settings.STORAGES}
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Leave next to no room; return what takes it."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    ballast.write_bytes(b"x" * (free.f_bavail * free.f_bsize - ROOM_LEFT))
    return ballast


def files(disk: Path) -> set[Path]:
    """Return every file on the disk."""
    return {path for path in disk.rglob("*") if path.is_file()}


def test_a_photo_for_which_there_is_no_room_is_refused_and_leaves_nothing(
    client: Client, disk: Path
) -> None:
    site_tree("en", "fr")
    setup_roles()
    organisation = OrganisationFactory.create()
    author = member(organisation, language="fr")
    client.force_login(author)
    client.raise_request_exception = False
    page = story(author, organisation)
    url = reverse("member_story_photos", args=[page.pk])
    ballast = fill(disk)
    before = files(disk)

    refused = client.post(url, photo_answers())
    assert (refused.status_code, refused["Retry-After"]) == (503, "600")
    assert "no room left" in refused.content.decode()
    assert files(disk) == before
    assert SiteImage.objects.count() == 0
    # What needs no room goes on.
    assert client.get(url).status_code == 200
    client.post("/en/members/stories/new/", {**WORDS, "key": ""})
    assert StoryPage.objects.count() == 2

    ballast.unlink()
    assert client.post(url, photo_answers()).status_code == 302
    assert SiteImage.objects.count() == 1
    if recording():
        record(
            "chaos-disk-full",
            row="disk-full",
            goal="a plain refusal, no half files",
            value="photo refused with 503, Retry-After, plain words; 0 files, 0 rows left",
            met=True,
            command="make chaos",
        )


def test_half_of_a_file_does_not_stay(disk: Path) -> None:
    fill(disk)
    before = files(disk)
    for name in ("images/x.webp", "originals/x.webp"):
        with pytest.raises(OSError, match="No space left"):
            default_storage.save(name, ContentFile(b"x" * 200_000))
    assert files(disk) == before
