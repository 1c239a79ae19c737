"""The drill: a backup comes back in an empty place, and what people took back since stays away."""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import send_mail
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.models import IntegerField
from django.test import Client

from accounts.models import User
from campaign.actions.withdraw import withdraw
from campaign.enums import SignatureState
from campaign.models import Pledge, PledgePage, Signature, StoryPage
from home import removal_ledger
from home.actions.personal_data import erase_person
from home.actions.withdraw_consent import withdraw_consent
from home.backups.databases import table_counts
from home.consent_codes import code_for, code_hash
from home.enums import MailState
from home.models import ConsentRecord, OutboxMail
from home.personal_data import personal_data
from tests.database import PostgresCopies, use_database
from tests.factories.campaign import ConsentTextFactory, SignatureFactory, pledge_page, sign_data
from tests.factories.review import draft_story
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db(transaction=True)
FILES = 120
GONE = "ama@gone.example.org"
STAYS = "esi@stays.example.org"


def move_uploads(settings: Any, folder: Path) -> None:
    """Let uploads lie below `folder`, as on another machine."""
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = folder / "media", folder / "private"
    # The storage reads where it lies when it is made.
    settings.STORAGES = {**settings.STORAGES}


@pytest.fixture
def machine(settings: Any, tmp_path: Path) -> Path:
    """The folder of a machine with uploads of its own, and mail that waits."""
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    move_uploads(settings, tmp_path / "old")
    for number in range(FILES):
        folder = "images" if number % 2 else "originals"
        default_storage.save(f"{folder}/{number:03}.webp", ContentFile(bytes([number]) * 2000))
    return tmp_path


@pytest.fixture
def new_database(machine: Path) -> Iterator[str]:
    """The name of an empty database; the one of the test comes back afterwards."""
    before = connections["default"].settings_dict["NAME"]
    if connection.vendor == "sqlite":
        yield str(machine / "new.sqlite3")
        use_database(before)
        return
    server = PostgresCopies(machine, "restored")
    server.maintenance = before
    server.execute("CREATE DATABASE {}", server.database)
    yield server.database
    server.end()


def tell(*words: Any, **options: Any) -> str:
    """Run a command and return what it says."""
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def backup(folder: Path) -> Path:
    """Make a backup and return its path."""
    return Path(tell("backup", "--to", str(folder)).splitlines()[0])


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every upload below a folder, by its name."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.webp")
    }


def signs_in(address: str) -> bool:
    """Whether somebody gets a code by mail and is let in with it."""
    client = Client()
    client.post("/en/account/login/", {"login": address}, follow=True)
    client.post("/en/account/login/code/", {"email": address}, follow=True)
    mail = OutboxMail.objects.filter(state=MailState.QUEUED).latest("pk")
    code = next(line.strip() for line in mail.message["body"].splitlines() if is_code(line))
    client.post("/en/account/login/code/confirm/", {"code": code}, follow=True)
    return "_auth_user_id" in client.session


def is_code(line: str) -> bool:
    """Whether a line holds nothing but a code of sign-in."""
    word = line.strip()
    return 6 <= len(word) <= 9 and word.replace("-", "").isalnum() and word.upper() == word


def code_of(story: StoryPage) -> str:
    """Return the code with which the words of a story are taken back."""
    record = ConsentRecord.objects.get(text_key=story.translation_key)
    code = code_for(record.reference)
    ConsentRecord.objects.filter(pk=record.pk).update(code_hash=code_hash(code))
    return code


def test_the_drill(machine: Path, new_database: str, settings: Any) -> None:
    branch = site_tree("en")["en"]
    page = pledge_page(branch)
    ConsentTextFactory()
    pledge = page.pledge
    confirmed = {"pledge": pledge, "confirmed": True}
    withdrawn, erased, kept = (
        SignatureFactory.create(email=email, name=name, **confirmed)
        for email, name in (("efua@example.org", "Efua"), (GONE, "Ama"), (STAYS, "Esi"))
    )
    story = draft_story(branch, text="We carried the children out first.")
    User.objects.create_user(email=STAYS, name="Esi")
    code = code_of(story)
    client = Client()
    client.force_login(User.objects.get(email=STAYS))

    archive = backup(machine / "backups")
    assert archive.stat().st_mode & 0o077 == 0
    counts, files = table_counts(), hashes(machine / "old")
    withdraw(withdrawn, tell=False)
    erase_person(GONE)
    withdraw_consent(code)
    ledger = removal_ledger.ledger_path()
    assert "Ama" not in ledger.read_text()
    assert GONE not in ledger.read_text()

    use_database(new_database)
    move_uploads(settings, machine / "new")
    said = tell("restore", str(archive), "--ledger", str(ledger))
    assert f"{FILES} files" in said

    with tarfile.open(archive) as tar:
        manifest = tar.extractfile("manifest.json")
        assert manifest is not None
        made = json.load(manifest)
    assert {name: counts[name] for name in made["counts"]} == made["counts"]
    assert made["counts"]["campaign_signature"] == 3
    restored = hashes(machine / "new")
    assert len(restored) >= 100
    assert restored == files

    assert Signature.objects.get(pk=kept.pk).name == "Esi"
    again = Signature.objects.filter(pk__in=[withdrawn.pk, erased.pk])
    assert {one.state for one in again} == {SignatureState.WITHDRAWN}
    assert {one.name + one.email for one in again} == {""}
    assert "children" not in StoryPage.objects.get(pk=story.pk).text
    assert not Session.objects.exists()
    assert signs_in(STAYS)
    answer = Client().post(f"/p/{pledge.code}/sign/", sign_data(email="new@example.org"))
    assert answer.status_code == 303
    assert Signature.objects.filter(pledge=Pledge.objects.get(), email="new@example.org").exists()


def test_a_place_that_is_not_empty_is_not_touched(machine: Path) -> None:
    page = pledge_page(site_tree("en")["en"])
    archive = backup(machine / "backups")
    later = SignatureFactory.create(pledge=page.pledge)
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(archive))
    assert Signature.objects.filter(pk=later.pk).exists()
    tell("restore", str(archive), "--replace")
    assert not Signature.objects.filter(pk=later.pk).exists()
    assert PledgePage.objects.get().title == page.title


def test_a_damaged_archive_changes_nothing(machine: Path) -> None:
    archive = backup(machine / "backups")
    whole = archive.read_bytes()
    place = whole.index(bytes([7]) * 2000)
    page = pledge_page(site_tree("en")["en"])
    for damaged in (whole[: len(whole) // 2], whole[:place] + b"?" + whole[place + 1 :], b"tar"):
        archive.write_bytes(damaged)
        with pytest.raises(CommandError, match="Not restored"):
            call_command("restore", str(archive), "--replace")
    assert PledgePage.objects.filter(pk=page.pk).exists()
    assert len(hashes(machine / "old")) == FILES


def test_a_backup_of_another_key_is_refused(machine: Path, settings: Any) -> None:
    archive = backup(machine / "backups")
    settings.SECRET_KEY = "another"
    with pytest.raises(CommandError, match="another SECRET_KEY"):
        call_command("restore", str(archive), "--replace")


def test_mails_that_waited_are_not_sent_twice(machine: Path) -> None:
    send_mail("A code", "ABCD-EFGH", None, [STAYS])
    archive = backup(machine / "backups")
    tell("restore", str(archive), "--replace")
    assert OutboxMail.objects.get().state == MailState.DROPPED
    tell("restore", str(archive), "--replace", "--send-waiting")
    assert OutboxMail.objects.get().state == MailState.QUEUED


def test_a_full_disk_leaves_no_half_backup(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("home.backups.archive.Writer.add_uploads", full)
    with pytest.raises(CommandError, match="No space left"):
        call_command("backup", "--to", str(machine / "backups"))
    assert list((machine / "backups").iterdir()) == []


def test_only_the_newest_backups_stay(machine: Path) -> None:
    folder = machine / "backups"
    for day in range(1, 5):
        with time_machine.travel(datetime(2027, 3, day, 2, 30, tzinfo=UTC)):
            tell("backup", "--to", str(folder), "--keep", "2")
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["cradle-20270303-023000.tar", "cradle-20270304-023000.tar"]


def test_every_table_that_erases_is_found_again_by_number() -> None:
    by_address = {label for label, one in personal_data.items() if one.find is not None}
    other = {
        label
        for label in by_address
        if not isinstance(apps.get_model(label)._meta.pk, IntegerField)
    }
    # Whose keys are no numbers: sessions, and all of those end with a restore.
    assert other <= {"sessions.Session"}
