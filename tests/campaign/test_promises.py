"""What becomes of a promise: reports with evidence, the calendar, and its withdrawal."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaign.actions.promises import mark_overdue, withdraw_promise
from campaign.actions.remind_of_due_dates import remind_of_due_dates
from campaign.actions.report_progress import report_progress
from campaign.actions.review_reports import decline_report, publish_report
from campaign.enums import PledgeState
from campaign.enums_alliance import ReportState
from campaign.models import DueNotice, Pledge, PledgePage, PledgeReport
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.models import OutboxMail
from tests.factories.alliance import PartnerFactory, ReportFactory
from tests.factories.campaign import AlliancePledgeFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.pictures import picture_bytes, upload
from tests.factories.staff import editor, member
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db

TOLD = {
    "text": "The door is open, and 30 children are inside.",
    "text_language": "en",
    "proposed_state": "kept",
}
POSTED = {**TOLD, "link": "https://example.org/minutes"}
PHOTO = {"face": "hidden", "shows_children": "no", "agreed": "on"}


@pytest.fixture
def promise(tree: dict[str, Branch]) -> PledgePage:
    """The public page of a promise that is due in a hundred days."""
    due = timezone.localdate() + timedelta(days=100)
    return pledge_page(tree["en"], AlliancePledgeFactory.create(due_on=due))


@pytest.fixture
def steward(promise: PledgePage) -> Any:
    return member(promise.organisation, "steward")


@pytest.fixture
def phone(client: Client, steward: Any) -> Client:
    client.force_login(steward)
    return client


def due(promise: PledgePage, days: int) -> Pledge:
    """Let the promise be due in so many days."""
    promise.pledge.due_on = timezone.localdate() + timedelta(days=days)
    promise.pledge.save()
    return promise.pledge


def test_a_report_is_public_and_changes_the_state_once_an_editor_has_published_it(
    phone: Client, promise: PledgePage
) -> None:
    address = reverse("member_report", args=[promise.pledge.code])
    key = phone.get(address).context["key"]
    for _twice in range(2):
        assert phone.post(address, {**POSTED, "key": key}).status_code == 302
    report = PledgeReport.objects.get()
    assert TOLD["text"] not in Client().get(promise.url).content.decode()
    for _twice in range(2):
        publish_report(report.pk, editor())
    promise.pledge.refresh_from_db()
    assert promise.pledge.state == PledgeState.KEPT
    assert [(event.state, event.report) for event in promise.pledge.events.all()] == [
        (PledgeState.KEPT, report)
    ]
    html = Client().get(promise.url).content.decode()
    assert TOLD["text"] in html
    assert POSTED["link"] in html
    assert OutboxMail.objects.filter(to=[report.created_by.email]).count() == 1


def test_a_photo_needs_its_words_and_everybodys_yes(phone: Client, promise: PledgePage) -> None:
    address = reverse("member_report", args=[promise.pledge.code])
    photo = upload(picture_bytes())
    answer = phone.post(address, {**POSTED, "image": photo})
    assert answer.status_code == 422
    assert {"alt_text", "face", "shows_children", "agreed"} <= set(answer.context["form"].errors)
    answers = {**PHOTO, "alt_text": "The open door"}
    assert (
        phone.post(address, {**POSTED, "image": upload(picture_bytes()), **answers}).status_code
        == 302
    )
    report = PledgeReport.objects.get()
    assert report.photo is not None
    assert report.consent is not None
    assert not report.photo.released
    publish_report(report.pk, editor())
    report.photo.refresh_from_db()
    assert report.photo.released


def test_a_photo_is_not_shown_when_somebody_no_longer_agrees(
    phone: Client, promise: PledgePage
) -> None:
    address = reverse("member_report", args=[promise.pledge.code])
    answers = {**PHOTO, "alt_text": "The open door"}
    phone.post(address, {**POSTED, "image": upload(picture_bytes()), **answers})
    report = PledgeReport.objects.get()
    assert report.consent is not None
    report.consent.withdrawn_at = timezone.now()
    report.consent.save()
    with pytest.raises(Conflict, match="agree"):
        publish_report(report.pk, editor())


def test_a_partner_reports_too_and_others_do_not(promise: PledgePage) -> None:
    partner = PartnerFactory.create(pledge=promise.pledge, accepted=True)
    report_progress(
        promise.pledge_id, member(partner.organisation, "steward"), partner.organisation_id, TOLD
    )
    asked = PartnerFactory.create(pledge=promise.pledge)
    outsider = member(asked.organisation, "steward")
    with pytest.raises(NotAllowed):
        report_progress(promise.pledge_id, outsider, asked.organisation_id, TOLD)
    with pytest.raises(Invalid):
        report_progress(promise.pledge_id, editor(), asked.organisation_id, TOLD)
    author = member(promise.organisation, "author")
    with pytest.raises(NotAllowed):
        report_progress(promise.pledge_id, author, promise.organisation_id, TOLD)


def test_a_promise_that_is_kept_or_not_public_takes_no_report(
    promise: PledgePage, steward: Any
) -> None:
    Pledge.objects.update(state=PledgeState.KEPT)
    with pytest.raises(Conflict):
        report_progress(promise.pledge_id, steward, promise.organisation_id, TOLD)
    draft = AlliancePledgeFactory.create(organisation=promise.organisation)
    with pytest.raises(Conflict):
        report_progress(draft.pk, steward, promise.organisation_id, TOLD)


def test_nobody_publishes_or_declines_her_own_report(promise: PledgePage) -> None:
    staff = editor()
    report = report_progress(promise.pledge_id, staff, promise.organisation_id, TOLD)
    with pytest.raises(NotAllowed):
        publish_report(report.pk, staff)
    with pytest.raises(NotAllowed):
        decline_report(report.pk, staff, reason="Mine")


def test_a_declined_report_stays_private_and_says_why(phone: Client, promise: PledgePage) -> None:
    report = ReportFactory.create(pledge=promise.pledge)
    with pytest.raises(Invalid):
        decline_report(report.pk, editor(), reason="")
    for _twice in range(2):
        decline_report(report.pk, editor(), reason="The link is broken.")
    report.refresh_from_db()
    assert report.state == ReportState.DECLINED
    with pytest.raises(Conflict):
        publish_report(report.pk, editor())
    address = reverse("member_promise", args=[promise.pledge.code])
    assert "The link is broken." in phone.get(address).content.decode()
    assert report.text not in Client().get(promise.url).content.decode()


def test_a_published_report_is_not_declined(promise: PledgePage) -> None:
    report = ReportFactory.create(pledge=promise.pledge)
    publish_report(report.pk, editor())
    with pytest.raises(Conflict):
        decline_report(report.pk, editor(), reason="Too late")


def test_an_overdue_promise_says_so_before_and_after_the_daily_job(
    promise: PledgePage, client: Client
) -> None:
    pledge = due(promise, -1)
    assert "Overdue" in client.get(promise.url).content.decode()
    assert pledge.state == PledgeState.PROGRESS
    assert mark_overdue() == 1
    assert mark_overdue() == 0
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.OVERDUE
    event = pledge.events.get()
    assert (event.state, event.day, event.created_by) == (
        PledgeState.OVERDUE,
        timezone.localdate(),
        None,
    )


def test_a_promise_is_not_overdue_on_its_day_and_is_in_progress_with_more_time(
    promise: PledgePage,
) -> None:
    due(promise, 0)
    assert mark_overdue() == 0
    due(promise, -3)
    mark_overdue()
    promise.pledge.refresh_from_db()
    due(promise, 30)
    assert mark_overdue() == 1
    promise.pledge.refresh_from_db()
    assert promise.pledge.state == PledgeState.PROGRESS


def test_a_report_of_progress_does_not_make_an_overdue_promise_early(promise: PledgePage) -> None:
    pledge = due(promise, -1)
    report = ReportFactory.create(pledge=pledge, proposed_state=PledgeState.PROGRESS)
    publish_report(report.pk, editor())
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.OVERDUE


@pytest.mark.parametrize(("days", "mails"), [(31, 0), (30, 3), (8, 3), (7, 3), (0, 3), (-1, 3)])
def test_both_sides_and_the_editors_are_reminded_once(
    promise: PledgePage, steward: Any, days: int, mails: int
) -> None:
    pledge = due(promise, days)
    partner = PartnerFactory.create(pledge=pledge, accepted=True)
    asked = PartnerFactory.create(pledge=pledge)
    people = [steward, member(partner.organisation, "steward"), editor()]
    member(asked.organisation, "steward")
    for _again in range(3):
        remind_of_due_dates()
    assert OutboxMail.objects.count() == mails
    assert DueNotice.objects.count() == bool(mails)
    if mails:
        assert {mail.to[0] for mail in OutboxMail.objects.all()} == {one.email for one in people}


def test_each_reminder_comes_in_its_time(promise: PledgePage, steward: Any) -> None:
    for days in (30, 7, -1):
        promise.pledge.due_notices.update(due_on=timezone.localdate() + timedelta(days=days))
        due(promise, days)
        remind_of_due_dates()
    assert OutboxMail.objects.count() == 3


def test_a_promise_is_withdrawn_with_a_reason_that_everybody_reads(
    phone: Client, promise: PledgePage
) -> None:
    address = reverse("member_promise_withdraw", args=[promise.pledge.code])
    assert phone.post(address, {"reason": "", "text_language": "en"}).status_code == 422
    words = {"reason": "The city took the house.", "text_language": "en"}
    assert phone.post(address, words).status_code == 302
    html = Client().get(promise.url).content.decode()
    assert "The city took the house." in html
    assert "Withdrawn" in html
    assert "no longer takes signatures" in html


def test_only_the_owner_withdraws_a_promise_that_is_worked_on(
    promise: PledgePage, steward: Any
) -> None:
    partner = PartnerFactory.create(pledge=promise.pledge, accepted=True)
    pk, helper = promise.pledge_id, member(partner.organisation, "steward")
    with pytest.raises(NotAllowed):
        withdraw_promise(pk, helper, reason="No", language="en")
    with pytest.raises(Invalid):
        withdraw_promise(pk, steward, reason="", language="en")
    for _twice in range(2):
        withdraw_promise(pk, steward, reason="No house", language="en")
    assert promise.pledge.events.count() == 1
    Pledge.objects.update(state=PledgeState.KEPT)
    with pytest.raises(Conflict):
        withdraw_promise(pk, steward, reason="No house", language="en")


def test_strangers_find_no_promise_in_the_member_area(promise: PledgePage) -> None:
    phone = Client()
    phone.force_login(member(OrganisationFactory.create(), "steward"))
    for route in ("member_promise", "member_report", "member_promise_withdraw"):
        assert phone.get(reverse(route, args=[promise.pledge.code])).status_code == 404


def test_the_member_home_asks_as_often_for_many_promises_as_for_one(
    phone: Client, tree: dict[str, Branch], promise: PledgePage, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    phone.get(reverse("member_home"))
    with CaptureQueriesContext(connection) as one:
        phone.get(reverse("member_home"))
    for _number in range(3):
        more = AlliancePledgeFactory.create(organisation=promise.organisation)
        pledge_page(tree["en"], more)
    with django_assert_num_queries(len(one)):
        phone.get(reverse("member_home"))
