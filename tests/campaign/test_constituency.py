"""The group that a signer says she belongs to: never asked for twice, never required."""

from typing import Any

import pytest
from django.test import Client

from campaign.constituencies import SIGNER_CONSTITUENCIES
from campaign.models import PledgePage, Signature
from home.models import OutboxMail
from tests.factories.campaign import sign_data

pytestmark = pytest.mark.django_db


def post(page: PledgePage, client: Client | None = None, **fields: Any) -> Any:
    return (client or Client()).post(f"/p/{page.pledge.code}/sign/", sign_data(**fields))


def test_five_groups_can_be_chosen() -> None:
    codes = [code for code, _label in SIGNER_CONSTITUENCIES]
    assert codes == [
        "informal-workers",
        "formal-workers",
        "womens-rights",
        "child-rights",
        "public",
    ]


def test_it_is_kept_when_she_tells_it(page: PledgePage) -> None:
    assert post(page, constituency="informal-workers").status_code == 303
    assert Signature.objects.get().constituency == "informal-workers"


@pytest.mark.parametrize("fields", [{}, {"constituency": ""}])
def test_it_may_be_left_open(page: PledgePage, fields: dict[str, str]) -> None:
    assert post(page, **fields).status_code == 303
    assert Signature.objects.get().constituency == ""


@pytest.mark.parametrize("told", ["nobody", "\x00", "public ", "x" * 5000])
def test_a_group_that_there_is_not_is_refused_at_its_field(page: PledgePage, told: str) -> None:
    answer = post(page, constituency=told, message="My words")
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["constituency"]
    assert 'href="#id_constituency"' in answer.content.decode()
    assert "My words" in answer.content.decode()
    assert not Signature.objects.exists()
    assert not OutboxMail.objects.exists()


def test_a_refused_form_keeps_it(page: PledgePage) -> None:
    html = post(page, constituency="child-rights", email="").content.decode()
    assert '<option value="child-rights" selected>' in html


def test_correcting_the_address_does_not_lose_it(page: PledgePage) -> None:
    client = Client()
    post(page, client, constituency="womens-rights")
    html = client.get(f"/p/{page.pledge.code}/sent/").content.decode()
    assert '<input type="hidden" name="constituency" value="womens-rights">' in html
