"""What the demo's organisations have answered, reported and endorsed."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from home.actions.record_consent import Agreement, record_consent
from home.demo.days import day
from home.enums_consent import ConsentPart, FaceLevel

from ..actions.pledge_drafts import create_pledge
from ..actions.send_text import send_text
from ..enums import PledgeForm, PledgeState
from ..enums_alliance import EndorsementState, ReportState
from ..models import Endorsement, Pledge, PledgeEvent, PledgePartner, PledgeReport
from .source import LANGUAGES, Demo, read, said


def load_alliance(demo: Demo) -> None:
    """Make the history of every pledge, then reports, endorsements and a partner to be asked."""
    content = read("alliance")
    for entry in content["how_agreed"]:
        partner = PledgePartner.objects.filter(
            pledge__code=entry["pledge"], organisation=demo.organisations[entry["partner"]]
        )
        partner.update(
            how_agreed=said(entry["words"], LANGUAGES[0]), answered_by=demo.people[entry["by"]]
        )
    for pledge in demo.pledges.values():
        _begin(pledge)
    for entry in content["reports"]:
        _report(demo, entry)
    for entry in content["endorsements"]:
        _endorse(demo, entry)
    _ask(demo, content["asked"])


def _moment(offset: int) -> datetime:
    moment = timezone.localdate() + timedelta(days=offset)
    return datetime.combine(moment, time(9), timezone.get_current_timezone())


def _begin(pledge: Pledge) -> None:
    """Write down the states that follow from the days of a pledge."""
    is_call = pledge.form == PledgeForm.CALL
    due = pledge.due_on
    overdue = due + timedelta(days=1) if due and pledge.state == PledgeState.OVERDUE else None
    days = {
        PledgeState.OPEN if is_call else PledgeState.PROGRESS: pledge.opens_on,
        PledgeState.CLOSED: pledge.closes_on if pledge.delivered_on else None,
        PledgeState.DELIVERED: pledge.delivered_on,
        PledgeState.ANSWERED: pledge.answered_on,
        PledgeState.OVERDUE: overdue,
    }
    PledgeEvent.objects.bulk_create(
        PledgeEvent(pledge=pledge, state=state, day=moment)
        for state, moment in days.items()
        if moment
    )


def _report(demo: Demo, entry: dict[str, Any]) -> None:
    """Make a published report, with the row of history that it stands behind."""
    image = demo.images[entry["picture"]] if entry["picture"] else None
    consent = None
    if image is not None:
        shown = Agreement(shows_children=False, subject="the people drawn", face=FaceLevel.HIDDEN)
        with override(entry["language"]):
            consent = record_consent(
                demo.people["editor"], shown, part=ConsentPart.PHOTO, image=image
            )
    report = PledgeReport.objects.create(
        pledge=demo.pledges[entry["pledge"]],
        organisation=demo.organisations[entry["organisation"]],
        text=entry["text"],
        text_language=entry["language"],
        link=entry["link"],
        photo=image,
        alt_text=image.description or image.title if image else "",
        consent=consent,
        proposed_state=entry["state"],
        state=ReportState.PUBLISHED,
        reviewed_by=demo.people["editor"],
        reviewed_at=_moment(entry["day"]),
    )
    PledgeEvent.objects.create(
        pledge=report.pledge,
        state=report.proposed_state,
        day=day(entry["day"]),
        report=report,
        created_by=demo.people["editor"],
    )


def _endorse(demo: Demo, entry: dict[str, Any]) -> None:
    """Make an endorsement, checked unless it waits."""
    waits = entry.get("waiting", False)
    Endorsement.objects.create(
        pledge=demo.pledges[entry["pledge"]],
        organisation=demo.organisations[entry["organisation"]],
        speaker_name=entry["speaker"],
        speaker_role=entry["role"],
        members_counted=entry["members"],
        decided_by=entry["decided_by"],
        decided_on=day(entry["decided_on"]),
        constituency=entry["constituency"],
        state=EndorsementState.SUBMITTED if waits else EndorsementState.ACCEPTED,
        checked_by=None if waits else demo.people["editor"],
        checked_at=None if waits else _moment(entry["decided_on"]) + timedelta(days=1),
    )


def _ask(demo: Demo, entry: dict[str, Any]) -> None:
    """Send a promise to review that names a partner: it waits for the partner's answer."""
    author = demo.people[entry["author"]]
    words = {
        **entry["words"],
        "due_on": day(entry["words"]["due_on"]),
        "partners": [demo.organisations[entry["partner"]]],
    }
    with override(entry["language"]):
        organisation = demo.organisations[entry["organisation"]]
        page = create_pledge(author, organisation, PledgeForm.ALLIANCE, words)
        send_text(page.pk, author)
