"""Printing signature sheets: who may, what numbers they get, and what stands on the paper."""

from typing import Any

import pytest
import segno
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry

from campaign.actions.print_sheets import print_sheets
from campaign.documents.sheets import sheets_data, sheets_pdf
from campaign.enums import PledgeState
from campaign.models import PledgePage, SignatureSheet
from campaign.sheet_numbers import read_sheet_number
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.documents.parts import qr_svg
from tests.campaign.documents.reading import pages_of
from tests.factories.campaign import ConsentTextFactory, PledgeFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "es", "fr", "pt"]


@pytest.fixture
def collector(page: PledgePage) -> Any:
    """Somebody who collects for the organisation of the pledge."""
    return member(page.organisation, "collector", name="Ama Mensah")


def printed(page: PledgePage, by: Any, number: int = 1, **asked: Any) -> list[SignatureSheet]:
    asked = {"language": "en", "organisation": page.organisation, **asked}
    return print_sheets(page.pledge, number_of_sheets=number, by=by, **asked)


def test_each_sheet_has_a_number_of_its_own(page: PledgePage, collector: Any) -> None:
    first = printed(page, collector, 3, place="Makola")
    second = printed(page, collector, 2)
    assert [sheet.serial for sheet in (*first, *second)] == [1, 2, 3, 4, 5]
    assert len({sheet.number for sheet in (*first, *second)}) == 5
    assert all(read_sheet_number(sheet.number) == sheet.number for sheet in first)
    assert {sheet.place for sheet in first} == {"Makola"}


def test_a_sheet_keeps_the_wording_that_is_valid_now(page: PledgePage, collector: Any) -> None:
    wording = ConsentTextFactory(language="es", version=700)
    (sheet,) = printed(page, collector, language="es")
    assert sheet.consent_text == wording


def test_the_code_of_each_sheet_leads_to_the_pledge_by_the_number_of_the_sheet(
    page: PledgePage, collector: Any
) -> None:
    sheets = printed(page, collector, 3)
    drawn = sheets_data(sheets)["sheets"]
    assert [sheet["qr"] for sheet in drawn] == [
        qr_svg(f"http://localhost:8000/p/{page.pledge.code}/?via={sheet.number}")
        for sheet in sheets
    ]
    assert len({sheet["qr"] for sheet in drawn}) == 3


def test_a_code_to_scan_holds_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[str] = []
    make = segno.make

    def note(address: str, **options: Any) -> Any:
        held.append(address)
        return make(address, **options)

    monkeypatch.setattr(segno, "make", note)
    assert "<svg" in qr_svg("https://cradle.test/p/a/?via=A-1")
    assert held == ["https://cradle.test/p/a/?via=A-1"]


def test_printing_is_logged_without_a_name(page: PledgePage, collector: Any) -> None:
    (sheet,) = printed(page, collector, collector_name="Ama Mensah")
    entry = ModelLogEntry.objects.get(action="campaign.sheets.print")
    assert (entry.user, entry.data) == (collector, {"first": sheet.number, "sheets": 1})


def test_who_does_not_collect_for_the_organisation_is_refused(page: PledgePage) -> None:
    author = member(page.organisation, "author")
    stranger = member(OrganisationFactory(), "collector")
    for person in (author, stranger):
        with pytest.raises(NotAllowed):
            printed(page, person)
    assert printed(page, editor())


@pytest.mark.parametrize("number", [0, -1, 51])
def test_no_sheet_and_too_many_are_refused(page: PledgePage, collector: Any, number: int) -> None:
    with pytest.raises(Invalid, match="from 1 to 50"):
        printed(page, collector, number)


def test_no_sheets_of_a_pledge_that_cannot_be_signed(page: PledgePage, collector: Any) -> None:
    page.pledge.state = PledgeState.CLOSED
    page.pledge.save()
    with pytest.raises(Conflict):
        printed(page, collector)


def test_no_sheets_of_a_pledge_that_is_not_public(page: PledgePage, collector: Any) -> None:
    page.unpublish()
    with pytest.raises(Conflict):
        printed(page, collector)


def test_two_sheets_never_share_a_serial(page: PledgePage, collector: Any) -> None:
    (sheet,) = printed(page, collector)
    sheet.pk, sheet.number = None, "AAA-0001-A"
    with pytest.raises(IntegrityError), transaction.atomic():
        sheet.save(force_insert=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_says_all_that_a_signer_must_know(
    page: PledgePage, collector: Any, language: str
) -> None:
    wording = ConsentTextFactory(language=language, version=701)
    sheets = printed(
        page, collector, 2, language=language, place="Makola", collector_name="Ama Mensah"
    )
    pages = pages_of(sheets_pdf(sheets))
    assert len(pages) == 2
    for text, sheet in zip(pages, sheets, strict=True):
        for part in (
            page.ask,
            wording.text,
            f"{language} 701",
            sheet.number,
            "Makola",
            "Ama Mensah",
            page.target,
            page.organisation.name,
            f"/p/{page.pledge.code}",
        ):
            assert part.replace(" ", "") in text.replace(" ", ""), part
        with translation.override(language):
            assert translation.gettext("Full name") in text
        assert all(f" {line} " in f" {text} " for line in range(1, 21))


def test_an_ask_from_right_to_left_stays_whole(tree: dict[str, Branch]) -> None:
    ask = "ہر بازار کے قریب بچوں کی دیکھ بھال"
    page = pledge_page(tree["en"], PledgeFactory(), ask=ask, text_language="ur")
    collector = member(page.organisation, "collector")
    (text,) = pages_of(sheets_pdf(printed(page, collector)))
    letters = set(text)
    assert {letter for letter in ask if letter != " "} <= letters


def test_the_same_print_gives_the_same_file(page: PledgePage, collector: Any) -> None:
    sheets = printed(page, collector, 2)
    assert sheets_pdf(sheets) == sheets_pdf(sheets)


def test_fifty_sheets_are_light_enough_for_a_phone(page: PledgePage, collector: Any) -> None:
    assert len(sheets_pdf(printed(page, collector, 50))) < 500_000


def form(page: PledgePage) -> str:
    return reverse("member_print_sheets", args=[page.organisation.slug, page.pledge.code])


def asked(**fields: Any) -> dict[str, Any]:
    return {"number_of_sheets": "3", "language": "en", "country": "GH", "place": "Makola", **fields}


def test_a_collector_prints_once_however_often_she_sends(
    page: PledgePage, collector: Any, client: Client
) -> None:
    client.force_login(collector)
    shown = client.get(form(page))
    key = shown.context["key"]
    answers = [client.post(form(page), asked(key=key)) for _again in range(2)]
    assert {answer.status_code for answer in answers} == {302}
    assert SignatureSheet.objects.count() == 3
    after = client.get(answers[0]["Location"])
    pdf = client.get(reverse("member_sheets_pdf", args=[after.context["printed"]]))
    assert pdf["Content-Type"] == "application/pdf"
    assert "no-store" in pdf["Cache-Control"]
    assert len(pages_of(pdf.content)) == 3


def test_her_own_name_ties_the_sheet_to_her(
    page: PledgePage, collector: Any, client: Client
) -> None:
    client.force_login(collector)
    client.post(form(page), asked(collector_name="Ama Mensah"))
    client.post(form(page), asked(collector_name="Esi Owusu"))
    collectors = SignatureSheet.objects.order_by("serial").values_list("collector", flat=True)
    assert set(collectors[:3]) == {collector.pk}
    assert set(collectors[3:]) == {None}


@pytest.mark.parametrize("number", ["", "many", "0", "51", "9" * 30])
def test_a_wrong_number_is_told_beside_the_field(
    page: PledgePage, collector: Any, client: Client, number: str
) -> None:
    client.force_login(collector)
    answer = client.post(form(page), asked(number_of_sheets=number))
    assert answer.status_code == 422
    assert "number_of_sheets" in answer.context["form"].errors


def test_strangers_see_neither_form_nor_sheets(
    page: PledgePage, collector: Any, client: Client
) -> None:
    (sheet,) = printed(page, collector)
    client.force_login(member(OrganisationFactory(), "steward"))
    assert client.get(form(page)).status_code == 404
    assert client.get(reverse("member_sheets_pdf", args=[sheet.number])).status_code == 404


@pytest.mark.parametrize("number", ["nothing", "AAA-0001-A", "%00"])
def test_a_number_of_no_sheet_is_not_found(collector: Any, client: Client, number: str) -> None:
    client.force_login(collector)
    assert client.get(reverse("member_sheets_pdf", args=[number])).status_code == 404


def test_the_form_takes_as_many_queries_with_many_prints(
    page: PledgePage, collector: Any, client: Client, django_assert_max_num_queries: Any
) -> None:
    for _again in range(6):
        printed(page, collector, 2)
    client.force_login(collector)
    client.get(form(page))
    with django_assert_max_num_queries(22):
        shown = client.get(form(page))
    assert len(shown.context["prints"]) == 6
