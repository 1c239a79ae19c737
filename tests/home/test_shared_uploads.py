"""Uploads in a bucket that several machines share, on a server of that protocol (moto's)."""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from moto.server import ThreadedMotoServer

from config.media import media_stores
from home import removal_ledger
from home.backups.archive import names_in, store_of
from home.enums_consent import RemovalCause
from home.models import SiteImage
from home.renditions import copies_of
from tests.factories.home import SiteImageFactory, made


@pytest.fixture(scope="session")
def bucket() -> Iterator[str]:
    """The MEDIA_STORAGE_URL of an empty bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    place = f"http://{host}:{port}"
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}
    boto3.client("s3", endpoint_url=place, region_name="us-east-1", **keys).create_bucket(
        Bucket="cradle"
    )
    yield f"s3+http://key:secret@{urlsplit(place).netloc}/cradle"
    server.stop()


@pytest.fixture
def shared(bucket: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Uploads lie in the bucket."""
    monkeypatch.setenv("MEDIA_STORAGE_URL", bucket)
    settings.MEDIA_STORES = media_stores()
    settings.STORAGES = {**settings.STORAGES}


@pytest.mark.parametrize(
    "address",
    ["bucket", "s3://host/bucket", "s3://key:secret@host", "ftp://key:secret@host/bucket",
     "s3://key:secret@host/bucket/folder", "s3://key:secret@host:port/bucket"],
)  # fmt: skip
def test_a_malformed_address_is_named_without_its_key(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDIA_STORAGE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="MEDIA_STORAGE_URL") as refused:
        media_stores()
    assert "secret" not in str(refused.value).replace("KEY:SECRET", "")


def test_without_an_address_uploads_lie_in_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEDIA_STORAGE_URL", raising=False)
    assert media_stores() is None


def test_a_file_is_kept_found_and_deleted(shared: None) -> None:
    for folder in ("images", "originals"):
        name = default_storage.save(f"{folder}/{uuid4()}.webp", ContentFile(b"bytes"))
        other = default_storage.save(name, ContentFile(b"other"))
        assert other != name
        assert default_storage.open(name).read() == b"bytes"
        assert default_storage.size(name) == 5
        store = store_of("public" if folder == "images" else "private")
        assert name in set(names_in(store))
        default_storage.delete(name)
        assert not default_storage.exists(name)


@pytest.mark.django_db
def test_a_picture_is_cleaned_copied_and_not_public_before_its_release(shared: None) -> None:
    image: SiteImage = made(SiteImageFactory())
    copy = copies_of(image)[0]
    assert default_storage.exists(image.file.name)
    assert default_storage.exists(copy.name)
    # Nothing of a bucket stands in an address.
    assert copy.url.startswith(("/files/", "/media/"))
    assert Client().get(image.file.url).status_code == 404


def test_removals_of_every_machine_are_noted_in_one_place(shared: None) -> None:
    keys = [uuid4(), uuid4()]
    for key in keys:
        removal_ledger.note_removal(key, RemovalCause.PERSON)
    assert [key for key, _cause in removal_ledger.removals() if key in keys] == keys
    before = removal_ledger.ledger_text()
    removal_ledger.merge_ledger(before)
    assert removal_ledger.ledger_text() == before
    assert not any("removed-texts" in name for name in names_in(store_of("private")))
    assert os.environ["MEDIA_STORAGE_URL"] not in before
