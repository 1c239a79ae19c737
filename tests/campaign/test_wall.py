"""The wall: names as their people chose to show them, and nobody else's."""

from datetime import timedelta
from typing import Any

import factory
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.utils import timezone

from campaign.enums import SignatureState, Visibility
from campaign.enums_moderation import SwitchName
from campaign.first_names import first_name
from campaign.models import PledgePage, Signature, Switch
from campaign.selectors import wall
from tests.factories.campaign import ConsentTextFactory, SignatureFactory, pledge_page

pytestmark = pytest.mark.django_db


def signer(page: PledgePage, name: str, **fields: Any) -> Signature:
    fields = {"visibility": Visibility.FULL_NAME, "confirmed": True, **fields}
    return SignatureFactory.create(pledge=page.pledge, name=name, **fields)


def shown(address: str) -> list[str]:
    soup = BeautifulSoup(Client().get(address).content, "html.parser")
    return [" ".join(item.get_text(" ").split()) for item in soup.select(".names li")]


def test_everybody_appears_as_she_chose(page: PledgePage) -> None:
    now = timezone.now()
    signer(page, "Ama Mensah", confirmed_at=now)
    signer(
        page,
        "Rosa Quispe",
        visibility=Visibility.FIRST_NAME,
        country="PE",
        confirmed_at=now - timedelta(hours=1),
    )
    signer(page, "Hidden Person", visibility=Visibility.NOTHING)
    assert shown(page.url) == ["Ama Mensah", "Rosa Peru"]
    assert shown(f"/p/{page.pledge.code}/names/") == ["Ama Mensah", "Rosa Peru"]


@pytest.mark.parametrize(
    "fields",
    [
        {"confirmed": False},
        {"held": True},
        {"state": SignatureState.WITHDRAWN},
        {"state": SignatureState.INVALIDATED},
        {"name": ""},
        {"name": "Buy at www.example"},
        {"name": "ama@example.org"},
        {"name": "+233 20 1234567"},
    ],
)
def test_what_does_not_count_or_is_no_name_is_not_shown(
    page: PledgePage, fields: dict[str, Any]
) -> None:
    signer(page, **{"name": "Ama Mensah", **fields})
    assert shown(page.url) == []
    assert shown(f"/p/{page.pledge.code}/names/") == []


def test_a_name_that_is_taken_back_is_gone_at_once(page: PledgePage) -> None:
    signature = signer(page, "Ama Mensah")
    assert shown(page.url) == ["Ama Mensah"]
    Signature.objects.filter(pk=signature.pk).update(visibility=Visibility.NOTHING)
    assert shown(page.url) == []


def test_no_cache_keeps_names_longer_than_the_page_of_the_pledge(page: PledgePage) -> None:
    answer = Client().get(f"/p/{page.pledge.code}/names/")
    assert answer.headers["Cache-Control"] == "public, max-age=3, s-maxage=3"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_neither_address_nor_message_is_shown(page: PledgePage) -> None:
    signer(page, "Ama Mensah", email="ama@secret.example", message="Because of my daughter")
    for address in (page.url, f"/p/{page.pledge.code}/names/"):
        html = Client().get(address).content.decode()
        assert "secret.example" not in html
        assert "my daughter" not in html


def test_editors_hide_all_names_with_a_switch(page: PledgePage) -> None:
    signer(page, "Ama Mensah")
    Switch.objects.create(name=SwitchName.WALL, paused=True, since=timezone.now())
    assert shown(page.url) == []
    assert shown(f"/p/{page.pledge.code}/names/") == []
    html = Client().get(f"/p/{page.pledge.code}/names/").content.decode()
    assert "No names are shown at the moment." in html


def test_older_names_are_on_the_next_pages(page: PledgePage, monkeypatch: Any) -> None:
    monkeypatch.setattr(wall, "PER_PAGE", 2)
    monkeypatch.setattr(wall, "LAST_PAGE", 2)
    now = timezone.now()
    for number in range(5):
        signer(page, f"Person {number}", confirmed_at=now - timedelta(minutes=number))
    address = f"/p/{page.pledge.code}/names/"
    assert shown(address) == ["Person 0", "Person 1"]
    assert shown(f"{address}?page=2") == ["Person 2", "Person 3"]
    assert 'rel="next"' in Client().get(address).content.decode()
    assert 'rel="next"' not in Client().get(f"{address}?page=2").content.decode()


@pytest.mark.parametrize("number", ["0", "21", "-1", "x", "9999999999", "²"])
def test_a_page_that_there_is_not_is_not_found(page: PledgePage, number: str) -> None:
    assert Client().get(f"/p/{page.pledge.code}/names/", {"page": number}).status_code == 404


def test_what_is_not_published_has_no_names(tree: Any) -> None:
    page = pledge_page(tree["en"], live=False)
    signer(page, "Ama Mensah")
    assert Client().get(f"/p/{page.pledge.code}/names/").status_code == 404


def test_the_page_speaks_the_language_that_is_asked_for(page: PledgePage) -> None:
    answer = Client().get(f"/p/{page.pledge.code}/names/?lang=es")
    assert answer.headers["Content-Language"] == "es"
    assert '<html lang="es"' in answer.content.decode()
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_the_wall_asks_once(page: PledgePage, django_assert_max_num_queries: Any) -> None:
    SignatureFactory.create_batch(30, pledge=page.pledge, confirmed=True, visibility="full")
    with django_assert_max_num_queries(12):
        assert len(shown(f"/p/{page.pledge.code}/names/")) == 30
    assert len(shown(page.url)) == wall.NEWEST


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite explains in other words")
def test_the_wall_reads_its_own_index_and_no_hidden_signature(page: PledgePage) -> None:
    consent = ConsentTextFactory()
    now = timezone.now()
    Signature.objects.bulk_create(
        SignatureFactory.build_batch(
            1_000,
            pledge=page.pledge,
            consent_text=consent,
            confirmed=True,
            visibility=factory.Iterator([Visibility.FULL_NAME] + 99 * [Visibility.NOTHING]),
            confirmed_at=factory.Sequence(lambda number: now - timedelta(minutes=number)),
        )
    )
    signed = Signature.objects.counted().filter(pledge=page.pledge, visibility__in=wall.SHOWN)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE campaign_signature")  # the choice would hang on what was seen last
    assert "signature_named" in signed.order_by("-confirmed_at")[:24].explain()


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ama Mensah", "Ama"),
        ("  María José Quispe", "María"),
        ("Mensah, Ama", "Ama"),
        ("Dr. Ama Mensah", "Ama"),
        ("Madonna", "Madonna"),
        ("سلمیٰ بی بی", "سلمیٰ"),
        ("山田花子", "山…"),
        ("김철수", "김…"),
        ("", ""),
    ],
)
def test_a_first_name_is_never_more_than_that(name: str, first: str) -> None:
    assert first_name(name) == first
