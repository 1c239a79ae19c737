"""Two editors, or an editor and an owner, at the same moment: one outcome of a promise or a call.

Each test has a twin that shows the race without the lock. PostgreSQL alone.
"""

from datetime import date
from typing import Any

import pytest

from campaign.actions import follow_call, promises, review_reports
from campaign.actions.follow_call import deliver, record_answer
from campaign.actions.promises import withdraw_promise
from campaign.actions.review_reports import decline_report, publish_report
from campaign.enums import PledgeState
from campaign.enums_alliance import ReportState
from campaign.models import PledgeEvent, PledgePage, PledgeReport, SignerNews
from home.actions.errors import Conflict
from home.models import OutboxMail
from tests.factories.alliance import ReportFactory
from tests.factories.campaign import AlliancePledgeFactory, SignatureFactory, pledge_page
from tests.factories.staff import editor, person
from tests.races import ON_POSTGRESQL, overtaken, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]

DAY = date(2026, 10, 14)
REASON = {"reason": "The building burned down.", "language": "en"}


@pytest.fixture
def report(tree: Any) -> PledgeReport:
    """A report that a promise was kept; its writer and one signer want to hear of it."""
    page = pledge_page(tree["en"], AlliancePledgeFactory.create())
    SignatureFactory.create(pledge=page.pledge, confirmed=True, wants_news=True)
    return ReportFactory.create(pledge=page.pledge, created_by=person())


def publish_twice(report: PledgeReport, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Let two editors publish a report; return how often that was told."""
    one, other = editor(), editor()
    overtaken(
        monkeypatch,
        (review_reports, "_lock"),
        lambda: publish_report(report.pk, one),
        lambda: publish_report(report.pk, other),
    )
    found = {"events": PledgeEvent, "mails": OutboxMail, "news": SignerNews}
    return {name: model.objects.count() for name, model in found.items()}


def test_a_report_that_two_editors_publish_is_told_once(
    report: PledgeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert publish_twice(report, monkeypatch) == {"events": 1, "mails": 1, "news": 1}


def test_without_the_lock_it_would_be_told_twice(
    report: PledgeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    assert publish_twice(report, monkeypatch) == {"events": 2, "mails": 2, "news": 2}


def publish_and_decline(report: PledgeReport, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Let an editor publish what another declines; return whose answer was refused."""
    one, other = editor(), editor()
    ended = overtaken(
        monkeypatch,
        (review_reports, "_lock"),
        lambda: publish_report(report.pk, one),
        lambda: decline_report(report.pk, other, reason="No proof."),
    )
    return [isinstance(end, Conflict) for end in ended]


def test_a_report_is_published_or_declined(
    report: PledgeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert publish_and_decline(report, monkeypatch) == [False, True]


def test_without_the_lock_it_would_be_both(
    report: PledgeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    assert publish_and_decline(report, monkeypatch) == [False, False]
    report.refresh_from_db()
    assert (report.state, report.decline_reason) == (ReportState.PUBLISHED, "")


def keep_and_withdraw(
    report: PledgeReport, monkeypatch: pytest.MonkeyPatch, *, withdrawn_first: bool
) -> list[str]:
    """Let a report say "kept" while the promise is taken back; return its history."""
    one, other = editor(), editor()

    def publish() -> Any:
        return publish_report(report.pk, one)

    def withdraw() -> Any:
        return withdraw_promise(report.pledge_id, other, **REASON)

    if withdrawn_first:
        overtaken(monkeypatch, (promises, "lock_pledge"), withdraw, publish)
    else:
        overtaken(monkeypatch, (review_reports, "_lock"), publish, withdraw)
    return list(PledgeEvent.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize(
    ("withdrawn_first", "story"), [(True, PledgeState.WITHDRAWN), (False, PledgeState.KEPT)]
)
def test_a_promise_is_kept_or_withdrawn(
    report: PledgeReport,
    monkeypatch: pytest.MonkeyPatch,
    withdrawn_first: bool,
    story: PledgeState,
) -> None:
    told = keep_and_withdraw(report, monkeypatch, withdrawn_first=withdrawn_first)
    assert told == [story]


@pytest.mark.parametrize("withdrawn_first", [True, False])
def test_without_the_lock_its_history_would_tell_of_both(
    report: PledgeReport, monkeypatch: pytest.MonkeyPatch, withdrawn_first: bool
) -> None:
    without_locks(monkeypatch)
    told = keep_and_withdraw(report, monkeypatch, withdrawn_first=withdrawn_first)
    assert sorted(told) == [PledgeState.KEPT, PledgeState.WITHDRAWN]


def deliver_twice(page: PledgePage, monkeypatch: pytest.MonkeyPatch, *receivers: str) -> list[str]:
    """Let two editors write a delivery down; return the history of the call."""
    one, other = editor(), editor()
    overtaken(
        monkeypatch,
        (follow_call, "lock_pledge"),
        lambda: deliver(page.pledge_id, one, day=DAY, to=receivers[0]),
        lambda: deliver(page.pledge_id, other, day=DAY, to=receivers[1]),
    )
    return list(page.pledge.events.values_list("state", flat=True))


SAME = ("The minister", "The minister")
DIFFERENT = ("The minister", "The mayor")


@pytest.mark.parametrize("receivers", [SAME, DIFFERENT])
def test_a_call_that_two_editors_deliver_is_delivered_once(
    page: PledgePage, monkeypatch: pytest.MonkeyPatch, receivers: tuple[str, str]
) -> None:
    assert deliver_twice(page, monkeypatch, *receivers) == [PledgeState.DELIVERED]
    page.pledge.refresh_from_db()
    assert page.pledge.delivered_to == "The minister"


@pytest.mark.parametrize("receivers", [SAME, DIFFERENT])
def test_without_the_lock_it_would_be_delivered_twice(
    page: PledgePage, monkeypatch: pytest.MonkeyPatch, receivers: tuple[str, str]
) -> None:
    without_locks(monkeypatch)
    assert deliver_twice(page, monkeypatch, *receivers) == [PledgeState.DELIVERED] * 2


def answer_twice(page: PledgePage, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """Let two editors write down answers of two days; return what is shown and how many counted."""
    one, other = editor(), editor()
    deliver(page.pledge_id, one, day=DAY, to="The minister")
    overtaken(
        monkeypatch,
        (follow_call, "lock_pledge"),
        lambda: record_answer(page.pledge_id, one, day=date(2026, 11, 1), words={page.pk: "Yes."}),
        lambda: record_answer(page.pledge_id, other, day=date(2026, 11, 2), words={page.pk: "No."}),
    )
    page.refresh_from_db()
    return page.answer, page.pledge.events.filter(state=PledgeState.ANSWERED).count()


def test_an_answer_that_two_editors_write_down_is_one(
    page: PledgePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer_twice(page, monkeypatch) == ("Yes.", 1)


def test_without_the_lock_there_would_be_two_answers(
    page: PledgePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    assert answer_twice(page, monkeypatch)[1] == 2
