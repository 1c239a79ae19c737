"""Importing a register: what is written, what waits, what somebody said here, and the way back."""

from typing import Any

import pytest

from network.actions.begin_import import begin_import, choose_columns
from network.actions.change_facts import change_facts
from network.enums_import import Outcome, RowDecision
from network.enums_register import FactGroup
from network.models import (
    CarePlace,
    DuplicatePair,
    ImportBatch,
    ImportMapping,
    KnownApart,
    Organisation,
    SourceRecord,
)
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.factories.staff import editor
from tests.network.importing.files import census, csv_of
from tests.network.importing.help import ROWS, call, changed, planned, ran, snapshot, undone

pytestmark = pytest.mark.django_db


def test_a_file_is_imported_once_and_the_second_time_changes_nothing(command: Any) -> None:
    assert command(csv_of(ROWS), "--licence", "CC BY 4.0")[0] == 0
    assert Organisation.objects.count() == 3
    one = Organisation.objects.get(name="Novissi")
    assert (one.source, one.licence, str(one.latitude)) == ("census", "CC BY 4.0", "9.55000")
    record = SourceRecord.objects.get(organisation=one)
    assert (record.key, record.said_in["town"]) == ("a1", ImportBatch.objects.get().pk)
    before = snapshot()
    code, words = command(csv_of(ROWS))
    assert (code, snapshot()) == (0, before)
    assert "0 new, 0 changed, 3 unchanged" in words


def test_a_dry_run_writes_nothing(command: Any) -> None:
    code, words = command(csv_of(ROWS), "--dry-run")
    assert code == 0
    assert "3 new" in words
    assert not Organisation.objects.exists()
    assert not ImportBatch.objects.exists()


def test_bad_rows_are_named_by_line_and_good_ones_imported(command: Any) -> None:
    code, words = command(csv_of(changed(ROWS, 3, country="XX")))
    assert code == 1
    assert "line 3: bad: Country: “XX” is no country that we know" in words
    assert Organisation.objects.count() == 2


def test_wrong_use_and_files_that_are_none_end_with_their_own_numbers(command: Any) -> None:
    assert call("import_organisations", "nowhere.csv")[0] == 2
    assert command(csv_of(ROWS), "--mapping", "never heard of")[0] == 2
    assert command(csv_of(ROWS), "--set", "colour=red")[0] == 2
    assert command(b"\x00\x01", name="register.pdf")[0] == 1
    assert call("undo_import", "77")[0] == 2


def test_what_the_source_changes_is_changed_and_what_somebody_changed_here_stays(
    command: Any,
) -> None:
    command(csv_of(ROWS))
    one = Organisation.objects.get(name="Novissi")
    steward = MembershipFactory.create(steward=True, organisation=one).user
    change_facts(one, steward, FactGroup.PLACE, {"town": "Kara Centre"})
    code, words = command(csv_of(changed(changed(ROWS, 2, town="Sokodé"), 3, town="Sokodé")))
    assert code == 0
    assert "line 2: Novissi: kept as it was changed here: town" in words
    assert Organisation.objects.get(pk=one.pk).town == "Kara Centre"
    assert Organisation.objects.get(name="Solim").town == "Sokodé"


def test_an_editor_takes_the_side_of_the_file_or_keeps_ours_for_good(command: Any) -> None:
    command(csv_of(ROWS))
    Organisation.objects.filter(country="TG").update(town="Elsewhere")
    batch = planned(csv_of(changed(changed(ROWS, 2, town="Sokodé"), 3, town="Sokodé")))
    first, second, _third = batch.rows.order_by("line")
    first.taken, second.kept = ["town"], ["town"]
    first.save()
    second.save()
    ran(batch)
    assert Organisation.objects.get(name="Novissi").town == "Sokodé"
    assert Organisation.objects.get(name="Solim").town == "Elsewhere"
    again = planned(csv_of(changed(changed(ROWS, 2, town="Sokodé"), 3, town="Sokodé")))
    assert [len(row.differences) for row in again.rows.order_by("line")] == [0, 0, 0]


def test_what_may_be_in_the_register_already_waits_for_an_editor() -> None:
    mine = OrganisationFactory.create(name="Coopérative Novissi", country="TG", town="Kara")
    batch = planned(csv_of(ROWS))
    row = batch.rows.get(line=2)
    assert (row.outcome, row.candidates) == (Outcome.MAYBE, [mine.pk])
    ran(batch)
    assert Organisation.objects.count() == 3
    row.decision, row.organisation = RowDecision.SAME, mine
    row.save()
    ran(batch)
    assert Organisation.objects.count() == 3
    mine.refresh_from_db()
    assert str(mine.longitude) == "1.19000"
    assert mine.name == "Coopérative Novissi"


def test_no_duplicate_is_remembered_for_the_next_file() -> None:
    mine = OrganisationFactory.create(name="Novissi 1", country="TG", town="Kara")
    mine.names.create(kind="other", name="Novissi")
    batch = planned(csv_of(ROWS))
    batch.rows.filter(line=2).update(decision=RowDecision.APART)
    ran(batch)
    assert Organisation.objects.count() == 4
    assert KnownApart.objects.get().organisation == mine
    undone(batch)
    assert planned(csv_of(ROWS)).rows.get(line=2).outcome == Outcome.NEW


def test_who_was_imported_is_found_in_the_directory(command: Any, rf: Any) -> None:
    command(csv_of(ROWS))
    assert Organisation.objects.filter(search_entry__text__contains="espoir").count() == 1


def test_our_own_file_finds_its_records_by_their_addresses(command: Any) -> None:
    one = OrganisationFactory.create(name="Novissi", country="TG", town="Kara")
    heading = ["slug", "name", "type", "country", "town", "acronym"]
    row = [one.slug, "Novissi", one.org_type, "TG", "Lomé", "NV"]
    code, words = command(csv_of([row], heading), "--source", "our own")
    assert code == 0
    assert "kept as it was changed here: town" in words
    one.refresh_from_db()
    assert (one.acronym, one.town) == ("NV", "Kara")
    assert Organisation.objects.count() == 1


def test_the_columns_of_a_source_are_remembered(command: Any) -> None:
    raw = "what,where,form\nNovissi,Togo,coop\n"
    staff = editor()
    batch = begin_import(staff, "organisation", "a.csv", raw.encode(), source="Census")
    columns = {"what": "name", "where": "country", "form": "org_type"}
    choose_columns(staff, batch.pk, columns)
    assert ImportMapping.objects.get().columns == columns
    assert command(raw, "--mapping", "Census")[0] == 0
    assert Organisation.objects.get().source == "Census"


def test_markets_are_imported_for_the_care_map(command: Any) -> None:
    raw = (
        "prefecture_nom_bdd,FID,marche_nom,nom_localite,geometry\n"
        'Zio,m1,Marché de Hodo,Hodo,"MULTIPOLYGON (((1 6, 1.002 6, 1.002 6.004, 1 6)))"\n'
    )
    assert command(raw, "--kind", "market")[0] == 0
    place = CarePlace.objects.get()
    assert (place.kind, place.town, str(place.country)) == ("market", "Hodo", "TG")
    assert place.latitude is not None
    assert "1 unchanged" in command(raw, "--kind", "market")[1]
    moved = raw.replace("Hodo,Hodo", "Hodo,Zio")
    assert "1 changed" in command(moved, "--kind", "market")[1]
    assert call("undo_import", str(ImportBatch.objects.first().pk))[0] == 0
    place.refresh_from_db()
    assert place.town == "Hodo"
    assert call("undo_import", str(ImportBatch.objects.last().pk))[0] == 0
    assert not CarePlace.objects.exists()


def test_of_records_alike_in_one_file_editors_are_told(command: Any) -> None:
    rows = [["a1", "Novissi", *ROWS[0][2:]], ["a2", "SCOOPS Novissi", *ROWS[0][2:]]]
    code, words = command(csv_of(rows))
    assert code == 0
    assert "line 3: SCOOPS Novissi: may be the same as line 2" in words
    pair = DuplicatePair.objects.get()
    assert (pair.first.name, pair.second.name, pair.likeness) == ("Novissi", "SCOOPS Novissi", 100)


def test_a_national_census_with_its_faults_is_read_without_asking(command: Any) -> None:
    raw = census(400)
    code, words = command(raw, "--dry-run")
    assert code == 0
    assert "400 rows: 400 new" in words
    command(raw)
    assert "0 new, 0 changed, 400 unchanged" in command(raw)[1]
    assert set(Organisation.objects.values_list("country", "org_type")) == {("TG", "coop")}
