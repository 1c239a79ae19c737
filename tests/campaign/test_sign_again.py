"""Signing again: nothing is added, and who signs hears by mail alone what became of it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from campaign.actions.decide_held import decide_held
from campaign.actions.score import score_new
from campaign.enums import SignatureState
from campaign.models import PledgePage, Signature
from home.models import OutboxMail
from tests.factories.campaign import SheetFactory, pledge_page, sign_data
from tests.factories.staff import editor
from tests.factories.tree import Branch
from tests.mails import written

pytestmark = pytest.mark.django_db


def post(page: PledgePage, headers: dict[str, str] | None = None, **fields: Any) -> Any:
    return Client().post(f"/p/{page.pledge.code}/sign/", sign_data(**fields), headers=headers or {})


def confirm_all() -> None:
    Signature.objects.update(state=SignatureState.CONFIRMED, confirmed_at=timezone.now())


def an_hour_ago() -> None:
    Signature.objects.update(last_mail_at=timezone.now() - timedelta(hours=2))


def test_signing_again_adds_nothing(page: PledgePage) -> None:
    post(page)
    post(page, name="AMA MENSAH", email="AMA@Example.org")
    assert Signature.objects.get().name == "Ama Mensah"
    assert OutboxMail.objects.count() == 1


def test_until_she_confirms_the_newest_form_is_what_she_wants(page: PledgePage) -> None:
    post(page, visibility="full", wants_news="on", message="Old", country="GH")
    post(page, visibility="nothing", message="New", country="KE", constituency="")
    kept = Signature.objects.get()
    told = (kept.visibility, kept.wants_news, kept.message, kept.country.code)
    assert told == ("nothing", False, "New", "KE")


def test_a_form_sent_again_after_confirming_changes_nothing(page: PledgePage) -> None:
    post(page, visibility="nothing")
    confirm_all()
    post(page, visibility="full", wants_news="on")
    kept = Signature.objects.get()
    assert (kept.visibility, kept.wants_news) == ("nothing", False)


def test_a_program_and_somebody_of_another_name_change_nothing(page: PledgePage) -> None:
    post(page, visibility="nothing")
    post(page, visibility="full", website="http://x")
    post(page, visibility="full", name="Kofi")
    post(page, visibility="first", name="Esi")
    assert Signature.objects.get(name="Ama Mensah").visibility == "nothing"


def test_a_line_of_a_sheet_stays_as_it_was_typed(page: PledgePage) -> None:
    sheet = SheetFactory(pledge=page.pledge)
    post(page, visibility="nothing")
    Signature.objects.update(sheet=sheet, line=1, channel="paper", evidence="checked")
    post(page, visibility="full")
    assert Signature.objects.get().visibility == "nothing"


def test_what_a_program_left_does_not_set_her_form_aside(page: PledgePage) -> None:
    post(page, website="http://x")
    score_new()
    post(page)
    score_new()
    kept = Signature.objects.get()
    assert (kept.held, kept.held_reasons) == (False, [])


def test_what_an_editor_released_stays_released(page: PledgePage) -> None:
    post(page, website="http://x", email="ama@mailinator.com")
    score_new()
    decide_held(editor(), [Signature.objects.get().pk], "release")
    post(page, email="ama@mailinator.com")
    score_new()
    assert not Signature.objects.get().held


def test_two_forms_of_one_microsecond_cause_one_mail(page: PledgePage) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        for _ in range(3):
            post(page)
    assert OutboxMail.objects.count() == 1
    assert Signature.objects.get().mails_sent == 1


def test_after_an_hour_a_repeat_sends_the_mail_again(page: PledgePage) -> None:
    post(page)
    an_hour_ago()
    post(page)
    assert OutboxMail.objects.count() == 2
    assert Signature.objects.get().mails_sent == 2


def test_no_signature_causes_more_than_five_mails(page: PledgePage) -> None:
    for _ in range(8):
        post(page)
        an_hour_ago()
    assert OutboxMail.objects.count() == 5


def test_who_has_signed_is_told_so_by_mail_alone(page: PledgePage) -> None:
    post(page)
    confirm_all()
    an_hour_ago()
    post(page)
    mail = OutboxMail.objects.latest("pk")
    assert written(mail).subject.startswith("You have already signed")
    assert "/confirm/" not in written(mail).body


def test_two_people_may_share_an_address_and_a_third_is_answered_alike(page: PledgePage) -> None:
    answers = [post(page, name=name) for name in ("Ama", "Kofi", "Esi")]
    assert {answer.status_code for answer in answers} == {303}
    assert sorted(Signature.objects.values_list("name", "slot")) == [("Ama", 1), ("Kofi", 2)]


def test_one_person_may_sign_two_pledges(page: PledgePage, tree: dict[str, Branch]) -> None:
    post(page)
    post(pledge_page(tree["en"]))
    assert Signature.objects.count() == 2


def test_who_withdrew_may_sign_again(page: PledgePage) -> None:
    post(page)
    Signature.objects.update(state=SignatureState.WITHDRAWN, email_key=None, name="", email="")
    post(page)
    assert Signature.objects.pending().count() == 1
