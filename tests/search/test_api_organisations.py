"""The register as open data: every format from one record, contacts as far as each says."""

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from home.living import living_languages
from network.actions.verify_facts import verify_facts
from network.enums_register import FactGroup
from network.facts import write_facts
from network.models import Organisation
from search.formats.table import DICTIONARY
from search.openapi_organisations import record_schema
from search.selectors.organisations import one
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db

SECRETS = ("+233209999999", "inside@example.org")
CARE = {
    "relation": "runs", "setting": "market", "provider": "mbo", "finance": "fees", "places": 45,
    "age_from": 6, "age_to": 60, "price": "2.5", "price_currency": "GHS", "price_period": "day",
    "price_on": "2026-02-01",
}  # fmt: skip


@pytest.fixture
def porters() -> Organisation:
    """An organisation of which nearly everything is known."""
    made = OrganisationFactory.create(
        name="=Porters & Co", slug="porters", town="Tamale", last_confirmed_at=date(2026, 5, 3)
    )
    write_facts(made, {
        "acronym": "PU", "year_founded": "1998", "members_count": 1200, "women_share": 97,
        "names": [{"kind": "other", "language": "fr", "name": "Porteuses"}],
        "sector": ["hp"], "language": ["en", "ha"], "latitude": "9.4", "longitude": "-0.84",
        "registration_number": "TU/1", "website": "https://porters.example", "care": CARE,
        "contacts": [
            {"kind": "email", "value": "office@porters.example", "visibility": "public"},
            {"kind": "phone", "value": SECRETS[0], "visibility": "network"},
            {"kind": "facebook", "value": "https://social.example/p", "visibility": "public"},
        ],
    })  # fmt: skip
    verify_facts(made, editor(), FactGroup.PLACE, "a call")
    return made


def get(path: str, **headers: str) -> Any:
    return Client().get(f"/api/v1/organisations{path}", headers=headers)


def text_of(answer: Any) -> str:
    return (answer.getvalue() if answer.streaming else answer.content).decode()


ALL = [".json", ".csv", ".geojson", ".jsonld", ".hsds.json", "/porters.json", "/porters.jsonld"]
ALL += ["/porters.murmurations.json", "/porters.hsds.json", ".csv-metadata.json"]


@pytest.mark.parametrize("path", ALL)
def test_every_format_is_open_cacheable_and_known_by_its_etag(
    porters: Organisation, path: str
) -> None:
    answer = get(path)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert 'rel="license"' in answer.headers["Link"]
    assert not answer.cookies
    again = get(path, if_none_match=answer.headers["ETag"])
    assert again.status_code == 304
    assert text_of(again) == ""


@pytest.mark.parametrize("path", ALL)
def test_a_contact_that_is_not_public_is_in_no_format_and_changes_no_etag(
    porters: Organisation, path: str
) -> None:
    before = get(path)
    text = text_of(before)
    assert not [secret for secret in SECRETS if secret in text]
    kept = porters.contacts.get(kind="phone")
    kept.value = "+233200000077"
    kept.save()
    assert get(path).headers["ETag"] == before.headers["ETag"]


def test_the_record_is_as_the_description_says(porters: Organisation) -> None:
    found = get(".json").json()
    assert (found["total"], found["page"], found["pages"], found["next"]) == (1, 1, 1, None)
    assert found["as_of"] >= "2026"
    [one] = found["organisations"]
    schema = record_schema()
    assert sorted(one) == schema["required"]
    assert one["regions"][0] == "001"
    assert one["location"] == {"latitude": 9.4, "longitude": -0.84, "level": "area"}
    assert one["contacts"] == [
        {"kind": "email", "value": "office@porters.example"},
        {"kind": "facebook", "value": "https://social.example/p"},
    ]
    assert list(one["verified"]) == ["place"]
    assert one["members_band"] == "m4"
    assert get("/porters.json").json()["organisation"] == one


def test_pages_and_filters_are_those_of_the_directory() -> None:
    OrganisationFactory.create_batch(3, country="PE")
    OrganisationFactory.create_batch(2, country="GH")
    first = get(".json?country=PE&limit=2").json()
    assert (first["total"], first["pages"], len(first["organisations"])) == (3, 2, 2)
    rest = Client().get(first["next"]).json()
    assert len(rest["organisations"]) == 1
    assert {one["country"] for one in rest["organisations"]} == {"PE"}
    assert len(json.loads(text_of(get(".geojson?region=002")))["features"]) == 2
    assert len(text_of(get(".csv?country=GH")).splitlines()) == 3


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("limit=99999", "limit"), ("limit=-1", "limit"), ("limit=abc", "limit"),
        ("limit=0", "limit"), ("page=99999999999999999999", "limit"), ("page=%00", "limit"),
        ("country=XX", "country"), ("sector=zz", "sector"), ("fields=*", "fields"),
        ("fields=_,owner,memberships(*)", "fields"), ("offset=3", "offset"), ("order=x", "order"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused_in_words(query: str, word: str) -> None:
    answer = get(f".json?{query}")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert word in answer.json()["detail"]


def test_what_is_not_there_is_not_found() -> None:
    assert get(".json?page=2").status_code == 404
    assert get("/nobody.json").json()["status"] == 404
    assert get(".xml").status_code == 404


@pytest.mark.parametrize("query", ["q=%00", "q=%22", "q=" + "a" * 5000, "town=%00", "q=🦄"])
def test_hard_questions_find_nothing_and_break_nothing(porters: Organisation, query: str) -> None:
    for path in (".json", ".csv", ".geojson"):
        assert get(f"{path}?{query}").status_code == 200


def test_a_closed_organisation_is_in_no_list_and_keeps_its_address(porters: Organisation) -> None:
    Organisation.objects.update(status="closed")
    assert get(".json").json()["total"] == 0
    assert get("/porters.json").json()["organisation"]["status"] == "closed"


def test_the_table_has_a_dictionary_and_no_formula(porters: Organisation) -> None:
    [row] = csv.DictReader(StringIO(text_of(get(".csv"))))
    assert list(row) == list(DICTIONARY)
    assert (row["name"], row["email"], row["phone"]) == (
        "'=Porters & Co",
        "office@porters.example",
        "",
    )
    assert (row["sector"], row["language"], row["care_places"]) == ("hp", "en|ha", "45")
    columns = get(".csv-metadata.json").json()["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(DICTIONARY)


def test_points_are_geojson_and_those_without_a_place_have_none(porters: Organisation) -> None:
    OrganisationFactory.create(name='A "hard" name\n', slug="hard")
    found = json.loads(text_of(get(".geojson")))
    assert (found["type"], bool(found["license"]), bool(found["as_of"])) == (
        "FeatureCollection",
        True,
        True,
    )
    places = {one["id"]: one["geometry"] for one in found["features"]}
    assert places == {"porters": {"type": "Point", "coordinates": [-0.84, 9.4]}, "hard": None}


def test_linked_data_murmurations_and_human_services_say_the_same(porters: Organisation) -> None:
    node = get("/porters.jsonld").json()
    assert (node["@type"], node["foundingDate"], node["email"]) == (
        "WorkersUnion",
        "1998",
        "office@porters.example",
    )
    assert node["location"]["geo"]["latitude"] == 9.4
    profile = get("/porters.murmurations.json").json()
    assert profile["linked_schemas"] == ["organizations_schema-v1.0.0"]
    assert profile["geolocation"] == {"lat": 9.4, "lon": -0.84}
    assert profile["description"] == "Trade union in Tamale, Ghana: Head and market porters."
    hsds = get("/porters.hsds.json").json()
    assert hsds["year_incorporated"] == 1998
    [service] = hsds["services"]
    assert (service["minimum_age"], service["maximum_age"], service["status"]) == (
        0.5,
        5,
        "active",
    )
    page = get(".hsds.json").json()
    assert page["contents"] == [hsds]
    assert (page["total_items"], page["first_page"], page["last_page"]) == (1, True, True)


def test_any_number_of_organisations_takes_the_same_statements(
    django_assert_num_queries: Any,
) -> None:
    OrganisationFactory.create_batch(30)
    living_languages()  # as a running site, it knows them
    with django_assert_num_queries(5):
        get(".json")
    with django_assert_num_queries(4):
        get(".csv")
    with django_assert_num_queries(3):
        get(".geojson")


def test_every_record_has_what_the_formats_read(porters: Organisation) -> None:
    bare = one(OrganisationFactory.create(website="", town="").slug)
    assert bare is not None
    assert bare["town"] is None
    assert bare["care"] is None
