"""The delivery pack in the admin, with counts and without names."""

import io
from typing import Any

import pytest
from pypdf import PdfReader
from wagtail.models import ModelLogEntry

from campaign.actions.hand_over import make_pack
from campaign.actions.tally import tally
from campaign.enums import Visibility
from campaign.models import PledgePage
from home.actions.errors import Conflict, NotAllowed
from tests.campaign.staff_client import admin_client
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, translator

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(page: PledgePage) -> str:
    """The address of the pack of a pledge that twelve people signed; one of them is named."""
    SignatureFactory.create_batch(11, pledge=page.pledge, confirmed=True)
    SignatureFactory.create(
        pledge=page.pledge, confirmed=True, name="Rosa Quispe", visibility=Visibility.FULL_NAME
    )
    tally()
    return f"/admin/campaign/pack/{page.pledge_id}/"


def words(answer: Any) -> str:
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(page.extract_text() for page in pages)


def log_data() -> list[dict[str, Any]]:
    entries = ModelLogEntry.objects.filter(action="campaign.pack.make")
    return [dict(entry.data) for entry in entries]


def test_an_editor_makes_the_pack_with_counts_alone(signed: str) -> None:
    client = admin_client(editor())
    assert "With the names" not in client.get(signed).content.decode()
    text = words(client.post(signed, {"language": "en"}))
    assert "12 people signed" in text
    assert "Rosa" not in text
    assert log_data() == [{"language": "en", "names": False, "signatures": 12}]


def test_an_editor_gets_no_names_however_she_asks(signed: str) -> None:
    answer = admin_client(editor(), again=True).post(signed, {"language": "en", "names": "on"})
    assert answer.status_code == 403
    assert log_data() == []


@pytest.mark.parametrize("who", ["moderator", "translator", "steward"])
def test_others_make_no_pack(who: str, signed: str) -> None:
    make: dict[str, Any] = {
        "moderator": lambda: moderator("en"),
        "translator": lambda: translator("en"),
        "steward": lambda: member(OrganisationFactory.create(), "steward"),
    }
    client = admin_client(make[who](), again=True)
    assert client.get(signed).status_code == 403
    assert client.post(signed, {"language": "en"}).status_code == 403


def test_the_action_refuses_by_itself(page: PledgePage) -> None:
    with pytest.raises(NotAllowed):
        make_pack(moderator("en"), page.pledge, "en")


def test_a_pledge_that_is_not_public_has_no_pack() -> None:
    pledge = PledgeFactory.create()
    with pytest.raises(Conflict):
        make_pack(editor(), pledge, "en")
    answer = admin_client(editor()).post(f"/admin/campaign/pack/{pledge.pk}/", {"language": "en"})
    assert answer.status_code == 422
    assert "This pledge is not public." in answer.content.decode()


def test_the_list_of_pledges_leads_to_signatures_pack_and_news(page: PledgePage) -> None:
    html = admin_client(editor()).get("/admin/snippets/campaign/pledge/").content.decode()
    assert f"/admin/signatures/?pledge={page.pledge_id}" in html
    assert f"/admin/campaign/pack/{page.pledge_id}/" in html
    assert f"/admin/news/new/?pledge={page.pledge_id}" in html
