"""Finding organisations by name."""

import pytest
from django.core.management import call_command

from network.actions.remember_names import remember_missing_names, remember_names
from network.models import Organisation, OrganisationName, SearchEntry, SearchTrigram
from network.selectors.names import names_like
from network.spelling import Typed, likeness, slips, spelled, trigrams
from tests.factories.network import OrganisationFactory
from tests.network.register_noise import LANGUAGES, pairs, write_register

LISTED, FIRST, PART = 200, 3, 0.95


@pytest.mark.django_db
def test_slips_accents_and_scripts_lead_to_the_organisation_that_is_meant() -> None:
    key_of = write_register()
    missed = {}
    for language in LANGUAGES:
        rows = pairs(language)
        assert len(rows) == LISTED
        missed[language] = [
            row
            for row in rows
            if key_of[row["organisation"]] not in names_like(row["typed"])[:FIRST]
        ]
    assert {code: rows for code, rows in missed.items() if len(rows) > LISTED * (1 - PART)} == {}


@pytest.mark.django_db
def test_an_organisation_is_found_by_every_name_that_it_has() -> None:
    row = OrganisationFactory.create(name="Jwali Hawkers", acronym="JHU", town="Tamale")
    other = OrganisationFactory.create(name="Jwali Weavers")
    assert names_like("jwali hawkers")[0] == row.pk
    assert names_like("jhu") == [row.pk]
    assert names_like("jwali tamale")[0] == row.pk
    OrganisationName.objects.create(organisation=row, kind="other", name="Vendedoras de Júali")
    row.name = "Kolanut Hawkers"
    row.save()
    assert names_like("vendedoras juali") == [row.pk]
    assert names_like("jwali weavers") == [other.pk]


@pytest.mark.django_db
def test_names_written_in_bulk_are_found_after_they_are_remembered() -> None:
    rows = Organisation.objects.bulk_create(
        Organisation(name=name, slug=name.lower(), org_type="coop", country="GH")
        for name in ("Kalibata", "Brakwanta")
    )
    assert names_like("kalibatta") == []
    assert remember_missing_names() == 2
    assert names_like("kalibatta") == [rows[0].pk]
    assert remember_names(rows) == 0
    Organisation.objects.filter(pk=rows[0].pk).update(name="Salamina")
    call_command("remember_names", "--all", verbosity=0)
    assert (names_like("kalibatta"), names_like("salamina")) == ([], [rows[0].pk])
    rows[0].delete()
    kept = set(SearchTrigram.objects.values_list("organisation_id", flat=True))
    assert kept == {rows[1].pk} == set(SearchEntry.objects.values_list("pk", flat=True))


def test_words_are_spelled_in_plain_letters_whatever_their_script() -> None:
    assert spelled("  Étoile d'Abomé – Œuvre! ") == "etoile dabome oeuvre"
    assert spelled("Кооператив Рассвет") == "kooperativ rassvet"
    assert [spelled(text) for text in ("\x00", '"', "!?…", "😀", "")] == [""] * 5


def test_a_slip_is_one_letter_or_two_that_changed_places() -> None:
    for typed in ("kalibat", "kalibatta", "kalidata", "kailbata"):
        assert slips("kalibata", typed, 2) == 1
    assert slips("kalibata", "brakwanta", 2) == 3
    assert likeness("kalib", "kalibata") > likeness("kalibada", "kalibata") > 0
    assert likeness("ab", "ac") == 0


def test_blanks_too_many_or_too_few_are_forgiven() -> None:
    assert Typed("wastepickers").fits("waste pickers")[0] > 0.9
    assert Typed("was te pickers").fits("waste pickers")[0] > 0.9
    assert len(trigrams("waste waste")) == len(trigrams("waste")) == 6
