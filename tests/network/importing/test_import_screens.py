"""Importing in the admin: send, choose columns, look, decide, confirm, undo; duplicates, merges."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from home.actions.errors import Conflict, Invalid, NotAllowed
from network.actions.decide_row import choose_sides, decide_duplicate_row
from network.actions.find_duplicates import find_duplicates, keep_apart
from network.actions.plan_import import plan_import
from network.actions.run_import import run_import
from network.enums_import import PairState
from network.models import DuplicatePair, ImportBatch, Merge, Organisation
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.factories.staff import editor
from tests.network.importing.files import csv_of
from tests.network.importing.help import ROWS, changed, planned, ran

pytestmark = pytest.mark.django_db
IMPORTS = "/admin/register/imports/"


@pytest.fixture
def staff(client: Client, settings: Any) -> Client:
    """Return the browser of an editor."""
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    return client


def sent(staff: Client, raw: str, name: str = "census.csv") -> Any:
    """Send a file and return the answer."""
    file = SimpleUploadedFile(name, raw.encode())
    return staff.post(IMPORTS, {"file": file, "kind": "organisation", "source": "Census"})


def test_an_editor_imports_a_file_from_its_sending_to_its_undoing(staff: Client) -> None:
    mine = OrganisationFactory.create(name="Novissi", country="TG", town="Kara")
    mine.names.create(kind="former", name="Nouvissi")
    answer = sent(staff, csv_of(changed(ROWS, 3, country="XX")))
    batch = ImportBatch.objects.get()
    address = f"{IMPORTS}{batch.pk}/"
    assert answer["Location"] == address
    form = staff.get(address).context["form"]
    data = {
        name: field.initial or form.initial.get(name, "") for name, field in form.fields.items()
    }
    assert staff.post(address, data).status_code == 302
    assert staff.get(address)["Refresh"] == "3"
    plan_import.func(batch.pk)
    body = staff.get(f"{address}?outcome=bad").content.decode()
    assert "is no country that we know" in body
    assert "Espoir" not in body
    row = batch.rows.get(line=2)
    decide = f"{IMPORTS}rows/{row.pk}/"
    staff.post(decide, {"same": str(mine.pk)})
    assert staff.post(f"{address}do/", {"confirm": "1"}).status_code == 302
    run_import.func(batch.pk)
    assert Organisation.objects.count() == 2
    assert "Undo the import" in staff.get(address).content.decode()
    staff.post(f"{address}do/", {"undo": "1"})
    batch.refresh_from_db()
    assert batch.state == "undoing"


def test_a_file_that_is_none_comes_back_with_its_reason(staff: Client) -> None:
    answer = sent(staff, "%PDF", "register.pdf")
    assert answer.status_code == 422
    assert "Save the file as CSV" in answer.content.decode()
    batch = ImportBatch.objects.create(
        kind="organisation", state="planned", created_at="2026-01-01T00:00Z"
    )
    staff.post(f"{IMPORTS}{batch.pk}/do/", {"discard": "1"})
    assert not ImportBatch.objects.exists()


def test_the_rows_of_a_large_import_take_few_statements(
    staff: Client, django_assert_max_num_queries: Any
) -> None:
    many = [[f"b{place}", f"Group {place}", "coop", "TG", "Kara", "", ""] for place in range(120)]
    batch = planned(csv_of(many))
    staff.get(f"{IMPORTS}{batch.pk}/")
    with django_assert_max_num_queries(22):
        body = staff.get(f"{IMPORTS}{batch.pk}/?page=2").content.decode()
    assert body.count('id="line-') == 50


def test_decisions_are_refused_when_there_is_nothing_to_decide() -> None:
    OrganisationFactory.create(name="SCOOPS Novissi", country="TG", town="Kara")
    batch, other = planned(csv_of(ROWS)), OrganisationFactory.create()
    maybe, new = batch.rows.get(line=2), batch.rows.get(line=3)
    stranger = MembershipFactory.create(steward=True).user
    with pytest.raises(NotAllowed):
        decide_duplicate_row(stranger, maybe.pk, None)
    with pytest.raises(Invalid):
        decide_duplicate_row(editor(), maybe.pk, other.pk)
    with pytest.raises(Conflict):
        decide_duplicate_row(editor(), new.pk, None)
    with pytest.raises(NotAllowed):
        choose_sides(stranger, new.pk, [])
    with pytest.raises(Conflict):
        choose_sides(editor(), new.pk, [])
    ran(batch)
    with pytest.raises(Conflict):
        decide_duplicate_row(editor(), new.pk, None)


def test_the_report_finds_pairs_and_remembers_what_was_said(staff: Client) -> None:
    one = OrganisationFactory.create(name="Coopérative Novissi", country="TG", town="Kara")
    two = OrganisationFactory.create(name="SCOOPS Novisi", country="TG", town="KARA")
    OrganisationFactory.create(name="Novissi", country="TG", town="Lomé")
    assert find_duplicates.func() == 1
    pair = DuplicatePair.objects.get()
    assert (pair.first, pair.second) == (one, two)
    assert "SCOOPS Novisi" in staff.get("/admin/register/duplicates/").content.decode()
    stranger = MembershipFactory.create(steward=True).user
    with pytest.raises(NotAllowed):
        keep_apart(stranger, pair.pk)
    staff.post(f"/admin/register/duplicates/{pair.pk}/apart/")
    assert find_duplicates.func() == 0
    assert DuplicatePair.objects.get().state == PairState.APART


def test_an_editor_merges_two_field_by_field_and_parts_them_again(staff: Client) -> None:
    one = OrganisationFactory.create(name="Novissi", country="TG", town="Kara")
    two = OrganisationFactory.create(name="SCOOPS Novissi", country="TG", town="Lomé")
    address = f"/admin/register/merge/{one.pk}/{two.pk}/"
    body = staff.get(address).content.decode()
    assert "Kara" in body
    assert "Lomé" in body
    assert staff.post(address, {"town": "gone"}).status_code == 302
    one.refresh_from_db()
    assert (one.name, one.town) == ("Novissi", "Lomé")
    assert staff.post(address, {}).status_code == 422
    staff.post(f"/admin/register/merges/{Merge.objects.get().pk}/undo/")
    one.refresh_from_db()
    assert one.town == "Kara"
    assert Merge.objects.get().undone_at
