"""The page and the command that import a file."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from campaign.actions.import_sheets import import_sheets
from campaign.actions.undo_import import undo_import
from campaign.models import ImportBatch, Signature, SignatureSheet
from home.actions.errors import NotAllowed
from tests.campaign.sheets_imported.help import bring, csv_of
from tests.factories.staff import editor, member, officer

pytestmark = pytest.mark.django_db


def test_only_editors_and_officers_import(client: Client, paper: SignatureSheet) -> None:
    steward = member(paper.organisation, "steward")
    with pytest.raises(NotAllowed):
        import_sheets(steward, "kumasi.csv", csv_of(paper, "Ama"))
    batch = bring(csv_of(paper, "Ama")).batch
    assert batch is not None
    with pytest.raises(NotAllowed):
        undo_import(steward, batch.pk)
    client.force_login(steward)
    assert client.get("/en/members/sheets/import/").status_code == 403
    assert client.post(f"/en/members/sheets/import/{batch.pk}/undo/").status_code == 403
    for user in (editor(), officer()):
        client.force_login(user)
        assert client.get("/en/members/sheets/import/").status_code == 200


def test_the_page_tries_a_file_and_then_keeps_it(client: Client, paper: SignatureSheet) -> None:
    client.force_login(editor())
    address = "/en/members/sheets/import/"

    def send(**fields: str) -> Any:
        raw = csv_of(paper, "Ama Mensah", "<b>Kofi</b>")
        return client.post(address, {"file": SimpleUploadedFile("kumasi.csv", raw), **fields})

    tried = send()
    assert tried.status_code == 200
    assert "What would happen" in tried.content.decode()
    assert not Signature.objects.exists()
    assert "What happened" in send(**{"import": "1"}).content.decode()
    assert Signature.objects.count() == 2
    batch = ImportBatch.objects.get()
    html = client.get(address).content.decode()
    assert f"{address}{batch.pk}/undo/" in html
    undone = client.post(f"{address}{batch.pk}/undo/", follow=True)
    assert "The import is undone" in undone.content.decode()
    assert not Signature.objects.exists()


def test_the_page_says_what_is_wrong_with_a_file(client: Client, paper: SignatureSheet) -> None:
    client.force_login(editor())
    address = "/en/members/sheets/import/"
    assert "Choose a file." in client.post(address).content.decode()
    for raw, reason in (
        (b"", "The file is empty"),
        (b"a,b", "missing"),
        (csv_of(paper, ""), "line 2"),
    ):
        answer = client.post(address, {"file": SimpleUploadedFile("x.csv", raw)})
        assert answer.status_code == 422
        assert reason in answer.content.decode()


def test_the_command_tells_imports_and_undoes(
    paper: SignatureSheet, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "kumasi.csv"
    file.write_bytes(csv_of(paper, "Ama Mensah", "Kofi Boateng"))
    call_command("import_sheets", str(file), "--dry-run")
    assert "2 would be new" in capsys.readouterr().out
    by = editor()
    call_command("import_sheets", str(file), by=by.email)
    assert "2 are new" in capsys.readouterr().out
    assert [*paper.typists.all()] == [by]
    call_command("import_sheets", str(file), by=by.email)
    assert "0 are new, 2 were there, 0 refused" in capsys.readouterr().out
    batch = ImportBatch.objects.get()
    call_command("import_sheets", "--undo", str(batch.pk))
    assert not Signature.objects.exists()
    with pytest.raises(CommandError) as refused:
        call_command("import_sheets", "--undo", str(batch.pk))
    assert refused.value.returncode == 1


def test_the_command_ends_with_1_for_refused_rows_and_2_for_wrong_use(
    paper: SignatureSheet, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "kumasi.csv"
    file.write_bytes(csv_of(paper, "Ama Mensah", ""))

    def ends_with(*arguments: str, **by: str) -> int:
        with pytest.raises(CommandError) as refused:
            call_command("import_sheets", *arguments, **by)
        return int(refused.value.returncode)

    by = editor().email
    assert ends_with(str(file), by=by) == 1
    assert "line 3: the name is missing" in capsys.readouterr().out
    assert ends_with() == 2
    assert ends_with(str(file)) == 2
    assert ends_with(str(file), by="nobody@example.org") == 2
    assert ends_with(str(file), by=member(paper.organisation, "steward").email) == 1
    assert ends_with(str(tmp_path / "missing.csv"), by=by) == 2
    assert ends_with("--undo", "999999") == 2
    file.write_bytes(b"nothing")
    assert ends_with(str(file), by=by) == 1
