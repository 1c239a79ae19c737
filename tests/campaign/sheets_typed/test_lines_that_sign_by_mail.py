"""Who is typed from paper and also confirms by mail counts once, and for what she proved."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaign.actions.check_sheet import begin_check
from campaign.actions.confirm import confirm
from campaign.actions.count_sheet import count_sheet, undo_sheet
from campaign.actions.decide_held import decide_held
from campaign.actions.score import score_new
from campaign.actions.tally import tally
from campaign.actions.type_sheet import finish_typing, type_lines
from campaign.enums import Channel, Evidence, SignatureState
from campaign.models import ConsentEvent, Signature, SignatureSheet, SignatureTally
from campaign.selectors.sheet_lines import Line
from campaign.tokens import make_token
from network.models import Organisation
from tests.campaign.sheets_checked.help import checked
from tests.campaign.sheets_typed.help import address
from tests.factories.campaign import sign_data
from tests.factories.staff import editor, member

pytestmark = pytest.mark.django_db
ESI = Line(3, name="Esi Owusu", country="GH", email="esi@example.org")


@pytest.fixture
def esi(paper: SignatureSheet, collector: Any) -> Signature:
    """Somebody whose line with an address is typed, and nothing else yet."""
    assert type_lines(collector, paper.pk, [ESI, Line(4, name="Yaw Darko", country="GH")]) == {}
    return Signature.objects.get(name=ESI.name)


def link(signature: Signature) -> str:
    token = make_token("confirm", signature.pk, signature.token_version)
    return f"/p/{signature.pledge.code}/confirm/{token}/"


def counted_and_taken_back(
    paper: SignatureSheet, collector: Any, organisation: Organisation
) -> Any:
    """Let a sheet be typed, checked, counted and taken back; return the steward who did."""
    finish_typing(collector, paper.pk)
    steward = member(organisation, "steward")
    checked(paper, steward)
    count_sheet(steward, paper.pk)
    undo_sheet(steward, paper.pk, "The wrong sheet")
    return steward


def test_she_counts_once_and_by_mail_when_she_proves_her_address(
    paper: SignatureSheet, esi: Signature, collector: Any, organisation: Organisation
) -> None:
    Client().post(
        f"/p/{paper.pledge.code}/sign/", sign_data(name=ESI.name, email="esi@example.org")
    )
    assert Signature.objects.filter(email=ESI.email).count() == 1
    assert Client().post(link(esi)).status_code == 303
    esi.refresh_from_db()
    assert (esi.state, esi.channel, esi.evidence) == ("confirmed", Channel.WEB, Evidence.EMAIL)
    assert (esi.sheet, esi.line, esi.collector) == (None, None, None)
    assert ConsentEvent.objects.filter(signature=esi).count() == 1
    assert paper.skipped.get().reason == "emailed"
    finish_typing(collector, paper.pk)
    steward = member(organisation, "steward")
    checked(paper, steward)
    assert count_sheet(steward, paper.pk) == 1
    tally()
    counts = SignatureTally.objects.order_by("channel").values_list("channel", "evidence", "count")
    assert [*counts] == [("paper", "checked", 1), ("web", "email", 1)]


def test_a_sheet_taken_back_while_her_mail_waits_does_not_make_paper_of_it(
    paper: SignatureSheet, esi: Signature, collector: Any, organisation: Organisation
) -> None:
    steward = counted_and_taken_back(paper, collector, organisation)
    esi.refresh_from_db()
    assert confirm(esi)
    esi.refresh_from_db()
    assert (esi.state, esi.evidence, esi.sheet) == ("confirmed", Evidence.EMAIL, None)
    assert count_sheet(steward, paper.pk) == 1


def test_who_was_released_on_paper_is_not_held_again_for_the_same_by_mail(
    paper: SignatureSheet, collector: Any, organisation: Organisation
) -> None:
    line = Line(3, name="Esi Owusu", country="GH", email="esi@mailinator.com")
    assert type_lines(collector, paper.pk, [line]) == {}
    finish_typing(collector, paper.pk)
    steward = member(organisation, "steward")
    checked(paper, steward)
    count_sheet(steward, paper.pk)
    score_new()
    esi = Signature.objects.get()
    assert esi.held
    decide_held(editor(), [esi.pk], "release")
    undo_sheet(steward, paper.pk, "The wrong sheet")
    assert confirm(Signature.objects.get())
    score_new()
    esi.refresh_from_db()
    assert (esi.state, esi.evidence, esi.held) == ("confirmed", Evidence.EMAIL, False)


def test_what_is_held_on_paper_stays_held_by_mail(paper: SignatureSheet, esi: Signature) -> None:
    Signature.objects.filter(pk=esi.pk).update(email="esi@mailinator.com")
    assert confirm(Signature.objects.get(pk=esi.pk))
    esi.refresh_from_db()
    assert (esi.held, esi.held_reasons, esi.scored_at) == (True, ["disposable"], None)


def test_her_line_is_not_typed_again(
    paper: SignatureSheet, esi: Signature, collector: Any, phone: Client
) -> None:
    confirm(esi)
    problems = type_lines(collector, paper.pk, [ESI])
    assert "counts already" in str(problems[3].message)
    page = phone.get(address(paper))
    html = page.content.decode()
    assert 'name="line-3-name"' not in html
    assert 'name="line-4-name"' in html
    assert "Confirmed by e-mail" in html
    yaw = page.context["forms"][3]
    same = {yaw.add_prefix(name): value for name, value in yaw.initial.items()}
    sent = phone.post(address(paper), {"line-3-name": "Another", "line-3-country": "Ghana", **same})
    assert sent.status_code == 302
    assert Signature.objects.filter(sheet=paper).get().line == 4


def test_a_check_under_way_goes_on_without_her_line(
    paper: SignatureSheet, esi: Signature, collector: Any, organisation: Organisation
) -> None:
    finish_typing(collector, paper.pk)
    steward = member(organisation, "steward")
    begin_check(steward, paper.pk, full=True)
    confirm(esi)
    browser = Client()
    browser.force_login(steward)
    data = {"line-4-name": "Yaw Darko", "line-4-country": "Ghana"}
    ticks = {f"line-{number}-compared": "on" for number in range(1, 21)}
    page = browser.get(address(paper, "check/"))
    seen = {
        form["seen"].html_name: form["seen"].value()
        for form in page.context["forms"]
        if not form.freed
    }
    skipped = {f"line-{number}-skipped": "empty" for number in range(1, 21) if number not in (3, 4)}
    sent = browser.post(address(paper, "check/"), {**data, **ticks, **seen, **skipped})
    assert sent.status_code == 302
    paper.refresh_from_db()
    assert paper.state == "checked"


def test_a_mail_to_the_address_before_proves_nothing_about_a_corrected_line(
    paper: SignatureSheet, esi: Signature, collector: Any, phone: Client
) -> None:
    old = link(esi)
    seen = phone.get(address(paper)).context["forms"][2]["seen"].value()
    corrected = Line(3, name="Esi Owusu", country="GH", email="owusu@example.org", seen=seen)
    assert type_lines(collector, paper.pk, [corrected]) == {}
    assert Client().post(old).status_code == 410
    assert Signature.objects.get(pk=esi.pk).state == SignatureState.PENDING


def test_confirming_a_line_of_paper_costs_at_most_six_statements(esi: Signature) -> None:
    where = link(esi)
    with CaptureQueriesContext(connection) as queries:
        assert Client().post(where).status_code == 303
    asked = [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]]
    assert len(asked) <= 6, asked


def test_other_choices_than_those_that_counted_are_written_down(
    paper: SignatureSheet, esi: Signature, collector: Any, organisation: Organisation
) -> None:
    counted_and_taken_back(paper, collector, organisation)
    Signature.objects.filter(pk=esi.pk).update(visibility="first")
    assert confirm(Signature.objects.get(pk=esi.pk))
    acts = ConsentEvent.objects.filter(signature=esi).order_by("pk")
    assert list(acts.values_list("act", "visibility"))[-1] == ("again", "first")
