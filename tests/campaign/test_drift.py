"""The alarm: a count that drifted is repaired, told and shown, once."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, ManagementUtility, call_command
from django.test import Client
from django.utils import timezone

from campaign.actions.recount import nightly_recount, recount
from campaign.actions.switch import use_switch
from campaign.actions.tally import count_all, tally
from campaign.actions.tell_of_drift import tell_editors_of_drift
from campaign.models import CountDrift, Pledge, Signature
from home.models import OutboxMail
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.staff import editor, moderator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings: Any) -> None:
    """Let staff into the admin as they are."""
    settings.ADMIN_REQUIRES_MFA = False


def first_page(user: Any) -> str:
    """Return what somebody sees when she opens the admin."""
    client = Client()
    client.force_login(user)
    answer = client.get("/admin/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def pledge() -> Pledge:
    """A pledge that shows seven signatures and has one, which was counted an hour ago."""
    pledge = PledgeFactory.create(code="care")
    an_hour_ago = timezone.now() - timedelta(hours=1)
    SignatureFactory(pledge=pledge, confirmed=True, confirmed_at=an_hour_ago)
    tally()
    Pledge.objects.update(signature_count=7)
    return pledge


def test_editors_get_one_mail_however_often_the_job_runs(pledge: Pledge) -> None:
    told = editor()
    moderator("en")
    nightly_recount()
    nightly_recount()
    assert tell_editors_of_drift() == 0
    mail = OutboxMail.objects.get()
    assert mail.to == [told.email]
    assert "shown 7, right 1" in str(mail.message)


def test_the_alarm_is_raised_later_when_the_job_breaks_off_after_the_repair(
    pledge: Pledge,
) -> None:
    editor()
    recount(repair=True)
    assert not OutboxMail.objects.exists()
    nightly_recount()
    assert OutboxMail.objects.count() == 1


def test_the_alarm_is_raised_when_the_tally_fails_too(
    pledge: Pledge, monkeypatch: Any, caplog: Any
) -> None:
    editor()

    def crash() -> None:
        raise ValueError

    monkeypatch.setattr("campaign.actions.recount.tally", crash)
    nightly_recount()
    assert OutboxMail.objects.count() == 1
    assert "The tally failed" in caplog.text


def test_editors_see_it_on_their_first_page_for_a_week(pledge: Pledge) -> None:
    reader = editor()
    heading = "Counts that were wrong"
    assert heading not in first_page(reader)
    nightly_recount()
    assert heading in first_page(reader)
    CountDrift.objects.update(found_at=timezone.now() - timedelta(days=8))
    assert heading not in first_page(reader)


def test_others_do_not_see_it(pledge: Pledge) -> None:
    nightly_recount()
    assert "Counts that were wrong" not in first_page(moderator("en"))


def test_signing_while_everything_is_counted_raises_no_alarm(pledge: Pledge) -> None:
    Pledge.objects.update(signature_count=1)
    SignatureFactory(pledge=pledge, confirmed=True)
    assert recount(repair=True) == []
    assert not CountDrift.objects.exists()


def test_signatures_that_were_loaded_in_bulk_are_no_drift(pledge: Pledge) -> None:
    SignatureFactory.create_batch(12, pledge=pledge, confirmed=True, changed_at=None)
    count_all()
    pledge.refresh_from_db()
    assert (pledge.signature_count, recount()) == (13, [])
    assert not CountDrift.objects.exists()


def test_a_day_on_which_nobody_signs_any_more_is_compared(pledge: Pledge) -> None:
    Pledge.objects.update(signature_count=1)
    Signature.objects.update(country="KE")
    assert [drift.code for drift in recount()] == ["care"]


def test_what_the_count_is_made_of_is_compared_too(pledge: Pledge) -> None:
    Pledge.objects.update(signature_count=1, count_parts={})
    assert len(recount(repair=True)) == 1
    pledge.refresh_from_db()
    assert pledge.count_parts["evidence"] == {"other": 1}


def test_the_command_ends_with_zero_one_or_two(pledge: Pledge, capsys: Any) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("recount_signatures")
    assert refused.value.returncode == 1
    call_command("recount_signatures", "--repair")
    told = capsys.readouterr().out
    assert "care: shows 7, has 1" in told
    assert "Repaired 1 count." in told
    call_command("recount_signatures")
    assert "Every count is right." in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["--repair"]])
def test_the_command_ends_with_one_while_counting_is_paused(
    pledge: Pledge, arguments: list[str]
) -> None:
    use_switch(editor(), "counting", stop=True)
    with pytest.raises(CommandError, match="1 count is wrong; counting is paused") as refused:
        call_command("recount_signatures", *arguments)
    assert refused.value.returncode == 1
    pledge.refresh_from_db()
    assert pledge.signature_count == 7


@pytest.mark.parametrize(("argument", "code"), [("--help", 0), ("--mend", 2)])
def test_the_command_explains_itself_and_refuses_what_it_does_not_know(
    argument: str, code: int, capsys: Any
) -> None:
    with pytest.raises(SystemExit) as ended:
        ManagementUtility(["manage.py", "recount_signatures", argument]).execute()
    assert ended.value.code == code
    told = capsys.readouterr()
    assert "--repair" in told.out + told.err
