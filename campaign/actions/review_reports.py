"""An editor's answer to a report: it is published, or declined with a reason."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require
from home.actions.release_image import release_image

from ..alliance_mails import tell_reporter
from ..enums_alliance import ReportState
from ..models import PledgeReport
from ..policies_alliance import may_review_report
from .news_of_report import draft_news
from .pledge_states import enter_state, lock_pledge
from .report_progress import REPORTABLE_STATES

ANSWERED = _("This report was answered already.")


@transaction.atomic
def publish_report(pk: int, user: Any) -> PledgeReport:
    """Make a report public; the promise takes the state that it proposes. Again: nothing.

    Raises NotAllowed for her own report and for who is no editor, Conflict when it was declined,
    when the promise is finished, or when somebody in the photo no longer agrees.
    """
    report = _lock(pk, user)
    if report.state == ReportState.PUBLISHED:
        return report
    if report.state != ReportState.WAITING:
        raise Conflict(ANSWERED)
    pledge = report.pledge
    if pledge.state not in REPORTABLE_STATES:
        raise Conflict(_("The promise is finished. Decline the report."))
    if report.consent is not None and not report.consent.is_live:
        raise Conflict(_("Somebody shown in the photo has not agreed, or no longer agrees."))
    _answer(report, user, ReportState.PUBLISHED)
    if report.photo is not None:
        release_image(report.photo)
    pledge.state = report.proposed_state
    # Whoever reports "in progress" after the day is over does not make it early again.
    enter_state(pledge, pledge.current_state, user=user, report=report)
    log(instance=pledge, action="campaign.publish_report", user=user, data={"report": pk})
    draft_news(report)
    return report


@transaction.atomic
def decline_report(pk: int, user: Any, *, reason: str) -> PledgeReport:
    """Keep a report from the public, with a reason for who wrote it. Again: nothing.

    Raises NotAllowed for her own report and for who is no editor, Invalid without a reason,
    Conflict when it was published.
    """
    report = _lock(pk, user)
    if report.state == ReportState.DECLINED:
        return report
    if report.state != ReportState.WAITING:
        raise Conflict(ANSWERED)
    if not reason:
        raise Invalid(_("Say why."), field="reason")
    report.decline_reason = reason
    _answer(report, user, ReportState.DECLINED)
    data = {"report": pk, "reason": reason}
    log(instance=report.pledge, action="campaign.decline_report", user=user, data=data)
    return report


def _lock(pk: int, user: Any) -> PledgeReport:
    """Lock the pledge, then read the report: both answers and the calendar wait for each other."""
    pledge = lock_pledge(PledgeReport.objects.values_list("pledge_id", flat=True).get(pk=pk))
    found = PledgeReport.objects.select_related("organisation", "consent", "photo", "created_by")
    report = found.get(pk=pk)
    report.pledge = pledge
    require(may_review_report(user, report))
    return report


def _answer(report: PledgeReport, user: Any, state: str) -> None:
    report.state, report.reviewed_by, report.reviewed_at = state, user, timezone.now()
    report.save(update_fields=["state", "decline_reason", "reviewed_by", "reviewed_at"])
    tell_reporter(report)
