"""Telling what became of a promise."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require
from home.actions.record_consent import record_consent
from home.enums_consent import ConsentPart
from home.models import SiteImage

from ..enums import PledgeForm, PledgeState
from ..enums_alliance import RUNNING_STATES
from ..models import Pledge, PledgeReport
from ..policies_alliance import may_report_progress, sides_of
from .pledge_states import lock_pledge

REPORTABLE_STATES = (*RUNNING_STATES, PledgeState.PART)
NOT_REPORTABLE = _("This promise is not public, or its story is told. No report can be added.")


@transaction.atomic
def report_progress(
    pk: int, user: Any, organisation_id: int, answers: dict[str, Any]
) -> PledgeReport:
    """Send a report, with or without a photo; it is public once an editor has published it.

    Args:
        pk: of the pledge.
        user: a steward of one of those who promise, or an editor on its behalf.
        organisation_id: who reports.
        answers: cleaned data of `ReportForm`.

    Raises NotAllowed for others, Invalid when the organisation does not promise, Conflict when the
    promise is not public or is finished.
    """
    pledge = lock_pledge(pk)
    require(may_report_progress(user, pledge))
    if organisation_id not in sides_of(pledge):
        raise Invalid(_("This organisation is not part of the promise."), field="organisation")
    public = Pledge.objects.published().filter(pk=pk, form=PledgeForm.ALLIANCE).exists()
    if not public or pledge.state not in REPORTABLE_STATES:
        raise Conflict(NOT_REPORTABLE)
    report = PledgeReport(
        pledge=pledge,
        organisation_id=organisation_id,
        text=answers["text"],
        text_language=answers["text_language"],
        link=answers.get("link") or "",
        proposed_state=answers["proposed_state"],
        created_by=user,
    )
    if answers.get("image"):
        _attach_photo(report, user, answers)
    report.save()
    data = {"report": report.pk, "state": report.proposed_state}
    log(instance=pledge, action="campaign.report_progress", user=user, data=data)
    return report


def _attach_photo(report: PledgeReport, user: Any, answers: dict[str, Any]) -> None:
    """Keep the photo with its words and its consent; nobody sees it before it is published."""
    report.alt_text = answers["alt_text"]
    report.photo = SiteImage.objects.create(
        title=answers["alt_text"][:255], file=answers["image"], uploaded_by_user=user
    )
    report.consent = record_consent(
        user, answers["agreement"], part=ConsentPart.PHOTO, image=report.photo
    )
