"""Pledges, endorsements, sheets and consent texts in the admin."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.signals import page_published

from campaign.models import ConsentText, Endorsement, Pledge, PledgePage, SignatureSheet
from tests.campaign.staff_client import admin_client
from tests.factories.alliance import EndorsementFactory
from tests.factories.campaign import PledgeFactory, SheetFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer, translator
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db
LISTINGS = {
    "pledges": "/admin/snippets/campaign/pledge/",
    "signatures": "/admin/signatures/",
    "endorsements": "/admin/endorsements/",
    "sheets": "/admin/sheets/",
    "consent texts": "/admin/snippets/campaign/consenttext/",
}


def endorsement(**fields: Any) -> Endorsement:
    union = OrganisationFactory.create(name="Kayayei Youth Union")
    made: Endorsement = EndorsementFactory.create(organisation=union, **fields)
    return made


def text(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_one_menu_leads_to_all_of_them() -> None:
    page = text(admin_client(editor()).get("/admin/"))
    for words in ("Campaign", "Endorsements", "Signature sheets", "Consent texts"):
        assert words in page


@pytest.mark.parametrize("listing", LISTINGS)
@pytest.mark.parametrize("who", [editor, officer])
def test_editors_and_officers_may_look(who: Any, listing: str) -> None:
    text(admin_client(who()).get(LISTINGS[listing]))


@pytest.mark.parametrize("listing", LISTINGS)
@pytest.mark.parametrize("who", [moderator, translator])
def test_other_staff_may_not(who: Any, listing: str) -> None:
    answer = admin_client(who("en")).get(LISTINGS[listing])
    assert answer.status_code in {302, 403}


@pytest.mark.parametrize("listing", ["signatures", "endorsements", "sheets"])
@pytest.mark.parametrize("path", ["new/", "edit/1/", "delete/1/"])
def test_what_other_screens_write_is_not_written_here(listing: str, path: str) -> None:
    client = admin_client(editor(is_superuser=True))
    endorsement(pk=1)
    SheetFactory.create(pk=1)
    assert client.get(LISTINGS[listing] + path).status_code in {302, 403, 404}
    assert client.post(LISTINGS[listing] + path, {"state": "x"}).status_code in {302, 403, 404}
    assert Endorsement.objects.count() == SignatureSheet.objects.count() == 1


def test_consent_texts_are_only_read() -> None:
    text_ = ConsentText.objects.first()
    assert text_ is not None
    client = admin_client(editor(is_superuser=True))
    for path in ("add/", f"edit/{text_.pk}/", f"delete/{text_.pk}/"):
        assert client.get(LISTINGS["consent texts"] + path).status_code in {302, 403}
    page = text(client.get(f"{LISTINGS['consent texts']}inspect/{text_.pk}/"))
    assert text_.sha256 in page


def test_an_endorsement_is_found_by_its_organisation() -> None:
    endorsement()
    client = admin_client(editor())
    assert "2300" in text(client.get(LISTINGS["endorsements"], {"q": "kayayei"}))
    assert "2300" not in text(client.get(LISTINGS["endorsements"], {"q": "elsewhere"}))


def test_a_sheet_is_found_by_its_number_and_shows_no_photo() -> None:
    sheet = SheetFactory.create(photo="sheets/secret.jpg")
    client = admin_client(editor())
    assert sheet.number in text(client.get(LISTINGS["sheets"], {"q": sheet.number}))
    page = text(client.get(f"{LISTINGS['sheets']}inspect/{sheet.pk}/"))
    assert sheet.place in page
    assert "secret" not in page


def test_a_sheet_names_its_collector_and_is_found_by_her() -> None:
    collector = member(OrganisationFactory.create(), "collector")
    hers = SheetFactory.create(collector=collector, collector_name="Efua Printed")
    other = SheetFactory.create()
    client = admin_client(editor())
    page = text(client.get(LISTINGS["sheets"]))
    assert "Efua Printed" in page
    assert other.number in page
    page = text(client.get(LISTINGS["sheets"], {"collector": collector.pk}))
    assert hers.number in page
    assert other.number not in page


def collected_sheet() -> Any:
    """Return a sheet of a collector with an account."""
    return SheetFactory.create(collector=member(OrganisationFactory.create(), "collector"))


@pytest.mark.parametrize(
    ("listing", "make"),
    [
        ("pledges", PledgeFactory.create),
        ("endorsements", endorsement),
        ("sheets", collected_sheet),
    ],
)
def test_a_listing_costs_the_same_for_one_row_and_for_many(listing: str, make: Any) -> None:
    client = admin_client(editor())
    make()
    client.get(LISTINGS[listing])
    with CaptureQueriesContext(connection) as one:
        client.get(LISTINGS[listing])
    for _number in range(4):
        make()
    with CaptureQueriesContext(connection) as many:
        client.get(LISTINGS[listing])
    assert len(many) == len(one)


def test_a_pledge_is_chosen_by_code_organisation_or_title(tree: dict[str, Branch]) -> None:
    union = OrganisationFactory.create(name="Sindicato del Mercado")
    pledge: Pledge = PledgeFactory.create(code="creches", organisation=union)
    page = pledge_page(tree["en"], pledge, title="Guarderías cerca")
    page_published.send(sender=PledgePage, instance=page)
    PledgeFactory.create(code="other")
    client = admin_client(editor())
    chooser = reverse("wagtailsnippetchoosers_campaign_pledge:choose_results")
    for words in ("creches", "sindicato", "guarderias"):
        for address in (chooser, LISTINGS["pledges"]):
            found = text(client.get(address, {"q": words}))
            assert "creches" in found
            assert ">other<" not in found
