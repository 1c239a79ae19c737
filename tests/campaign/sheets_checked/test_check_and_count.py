"""A second person checks a sheet, and then it counts."""

from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaign.actions.check_sheet import begin_check, draw, finish_check, sample_size
from campaign.actions.count_sheet import count_sheet, undo_sheet
from campaign.actions.decide_held import decide_held
from campaign.actions.type_sheet import finish_typing, type_lines
from campaign.enums import Evidence, PledgeState, SheetState, SignatureState
from campaign.enums_moderation import HeldVerb
from campaign.enums_paper import CheckKind, CheckOutcome
from campaign.models import (
    ConsentEvent,
    Pledge,
    PledgePage,
    SheetCheck,
    Signature,
    SignatureSheet,
    SignatureTally,
)
from campaign.selectors.sheet_lines import Line
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.models import OutboxMail
from network.models import Organisation
from tests.campaign.sheets_checked.help import checked, compared, shown_count
from tests.factories.paper import NAMES, sheet, typed
from tests.factories.staff import editor, officer

pytestmark = pytest.mark.django_db


def test_a_sample_grows_with_the_root_of_the_lines() -> None:
    assert [sample_size(lines) for lines in (1, 5, 6, 20, 100)] == [1, 5, 5, 6, 11]
    assert draw("seed", range(1, 21)) == draw("seed", range(1, 21))
    assert draw("seed", range(1, 21)) != draw("other", range(1, 21))


def test_from_typed_to_counted_by_two_people(
    paper: SignatureSheet, steward: Any, collector: Any
) -> None:
    check = begin_check(steward, paper.pk)
    assert check.kind == CheckKind.SAMPLE
    assert check.lines == draw(check.seed, range(1, len(NAMES) + 1))
    assert finish_check(steward, paper.pk, compared(paper)) == {}
    paper.refresh_from_db()
    assert (paper.state, paper.checked_by) == (SheetState.CHECKED, steward)
    assert shown_count() == 0
    assert count_sheet(steward, paper.pk) == len(NAMES)
    assert shown_count() == len(NAMES)
    tallied = SignatureTally.objects.get()
    assert (tallied.evidence, tallied.channel) == (Evidence.CHECKED, "paper")
    assert ConsentEvent.objects.count() == len(NAMES)
    assert count_sheet(steward, paper.pk) == 0
    assert ModelLogEntry.objects.filter(action="campaign.count_sheet").count() == 1


def test_nobody_checks_or_counts_what_she_typed_not_even_staff(
    paper: SignatureSheet, collector: Any, steward: Any, organisation: Organisation
) -> None:
    by_editor = editor()
    made = typed(sheet(organisation, pledge=paper.pledge), by_editor, "Abena Osei")
    for user, one in ((collector, paper), (by_editor, made)):
        with pytest.raises(NotAllowed, match="Another person"):
            begin_check(user, one.pk)
        with pytest.raises(NotAllowed):
            finish_check(user, one.pk, [])
        with pytest.raises(NotAllowed):
            count_sheet(user, one.pk)
    begin_check(officer(), made.pk)


def test_who_typed_a_single_line_is_no_second_person(
    page: PledgePage, organisation: Organisation, collector: Any, steward: Any
) -> None:
    made = sheet(organisation, pledge=page.pledge)
    type_lines(steward, made.pk, [Line(20, name="Last One", country="GH")])
    typed(made, collector)
    with pytest.raises(NotAllowed):
        begin_check(steward, made.pk)


def test_a_mistake_in_the_sample_asks_for_every_line_and_is_recorded(
    paper: SignatureSheet, steward: Any
) -> None:
    first = begin_check(steward, paper.pk)
    corrected = compared(paper, name="Ama Mensah-Addo")
    assert finish_check(steward, paper.pk, corrected) == {}
    first.refresh_from_db()
    assert first.outcome == CheckOutcome.TOO_MANY
    assert first.results == {str(first.lines[0]): ["name"]}
    paper.refresh_from_db()
    assert paper.state == SheetState.TYPED
    assert Signature.objects.filter(name="Ama Mensah-Addo").exists()
    whole = begin_check(steward, paper.pk)
    assert whole.kind == CheckKind.FULL
    assert whole.lines == list(range(1, 21))
    assert finish_check(steward, paper.pk, compared(paper)) == {}
    paper.refresh_from_db()
    assert paper.state == SheetState.CHECKED


def test_a_line_struck_in_the_check_is_no_signature(paper: SignatureSheet, steward: Any) -> None:
    begin_check(steward, paper.pk, full=True)
    assert finish_check(steward, paper.pk, compared(paper, skipped="struck")) == {}
    assert SheetCheck.objects.get().results == {"1": ["skipped"]}
    assert count_sheet(steward, paper.pk) == len(NAMES) - 1


def test_a_refused_correction_keeps_nothing(paper: SignatureSheet, steward: Any) -> None:
    begin_check(steward, paper.pk, full=True)
    right = compared(paper, name="Changed Name")
    right[1] = replace(right[1], name=NAMES[3])
    problems = finish_check(steward, paper.pk, right)
    assert [*problems] == [2]
    assert not Signature.objects.filter(name="Changed Name").exists()
    assert SheetCheck.objects.get().outcome == CheckOutcome.OPEN


def test_a_check_needs_every_line_and_the_right_moment(paper: SignatureSheet, steward: Any) -> None:
    with pytest.raises(Conflict):
        finish_check(steward, paper.pk, [])
    begin_check(steward, paper.pk)
    with pytest.raises(Conflict):
        finish_check(steward, paper.pk, compared(paper)[1:])
    with pytest.raises(Conflict, match="must be checked"):
        count_sheet(steward, paper.pk)
    checked(paper, steward)
    with pytest.raises(Conflict):
        begin_check(steward, paper.pk)


def test_who_left_an_address_gets_one_mail_when_the_sheet_counts(
    page: PledgePage, organisation: Organisation, collector: Any, steward: Any
) -> None:
    made = sheet(organisation, pledge=page.pledge)
    type_lines(collector, made.pk, [Line(7, name="Esi", country="GH", email="esi@example.org")])
    checked(typed(made, collector), steward)
    count_sheet(steward, made.pk)
    assert OutboxMail.objects.get().to == ["esi@example.org"]
    undo_sheet(steward, made.pk, "Counted on the wrong day")
    count_sheet(steward, made.pk)
    assert OutboxMail.objects.count() == 1
    assert Signature.objects.get(name="Esi").mails_sent == 1


def test_a_throwaway_address_on_paper_is_held(
    page: PledgePage, organisation: Organisation, collector: Any, steward: Any
) -> None:
    made = sheet(organisation, pledge=page.pledge)
    line = Line(1, name="Esi", country="GH", email="esi@mailinator.com")
    type_lines(collector, made.pk, [line])
    finish_typing(collector, made.pk)
    checked(made, steward)
    count_sheet(steward, made.pk)
    assert Signature.objects.get().held
    assert shown_count() == 0


def test_what_an_editor_released_stays_released_when_it_is_counted_again(
    page: PledgePage, organisation: Organisation, collector: Any, steward: Any
) -> None:
    made = sheet(organisation, pledge=page.pledge)
    line = Line(1, name="Esi", country="GH", email="esi@mailinator.com")
    type_lines(collector, made.pk, [line])
    finish_typing(collector, made.pk)
    checked(made, steward)
    count_sheet(steward, made.pk)
    assert shown_count() == 0
    by = editor()
    decide_held(by, [Signature.objects.get().pk], HeldVerb.RELEASE)
    assert shown_count() == 1
    undo_sheet(steward, made.pk, "The wrong sheet")
    count_sheet(steward, made.pk)
    assert shown_count() == 1
    assert not Signature.objects.get().held


def test_each_step_is_taken_back_with_a_reason_and_the_count_goes_down(
    paper: SignatureSheet, steward: Any, collector: Any
) -> None:
    checked(paper, steward)
    count_sheet(steward, paper.pk)
    assert shown_count() == len(NAMES)
    with pytest.raises(Invalid):
        undo_sheet(steward, paper.pk, "  ")
    with pytest.raises(NotAllowed, match="steward"):
        undo_sheet(collector, paper.pk, "Wrong")
    states = []
    for _step in range(3):
        states.append(undo_sheet(steward, paper.pk, "The wrong sheet").state)
        assert shown_count() == 0
    assert states == [SheetState.CHECKED, SheetState.TYPED, SheetState.COLLECTED]
    assert set(Signature.objects.values_list("state", flat=True)) == {SignatureState.PENDING}
    with pytest.raises(Conflict):
        undo_sheet(steward, paper.pk, "Once more")
    entry = ModelLogEntry.objects.filter(action="campaign.undo_sheet").first()
    assert entry is not None
    assert entry.data["reason"] == "The wrong sheet"


def test_what_is_counted_again_counts_once(paper: SignatureSheet, steward: Any) -> None:
    checked(paper, steward)
    for _round in range(2):
        count_sheet(steward, paper.pk)
        assert shown_count() == len(NAMES)
        undo_sheet(steward, paper.pk, "Again")
    count_sheet(steward, paper.pk)
    assert shown_count() == len(NAMES)


def test_after_the_delivery_the_count_stays(paper: SignatureSheet, steward: Any) -> None:
    checked(paper, steward)
    delivered = {"state": PledgeState.DELIVERED, "delivered_on": timezone.localdate()}
    Pledge.objects.update(**delivered)
    with pytest.raises(Conflict, match="delivered"):
        count_sheet(steward, paper.pk)
    Pledge.objects.update(state=PledgeState.CLOSED)
    count_sheet(steward, paper.pk)
    Pledge.objects.update(**delivered)
    with pytest.raises(Conflict, match="stays"):
        undo_sheet(steward, paper.pk, "Too late")


def test_counting_costs_the_same_for_a_full_sheet(
    page: PledgePage,
    organisation: Organisation,
    collector: Any,
    steward: Any,
    django_assert_max_num_queries: Any,
) -> None:
    names = [f"Person Number {number}" for number in range(20)]
    made = checked(typed(sheet(organisation, pledge=page.pledge), collector, *names), steward)
    with django_assert_max_num_queries(25):
        assert count_sheet(steward, made.pk) == 20
