"""Promises as those who make them see them, and their history as everybody reads it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from home.templatetags.ui import date as written
from network.models import Membership

from ..enums import PledgeForm, PledgeState
from ..enums_alliance import RUNNING_STATES, EndorsementState, PartnerState, ReportState
from ..models import Endorsement, Pledge, PledgeEvent, PledgePage, PledgePartner, PledgeReport
from .agreements import agreed_digest, newest_words

SHOWN_REPORTS = 50
TONES = {
    EndorsementState.SUBMITTED: "wait",
    EndorsementState.ACCEPTED: "good",
    EndorsementState.DECLINED: "bad",
    EndorsementState.WITHDRAWN: "quiet",
}


def history(pledge: Pledge) -> list[dict[str, Any]]:
    """Return what happened to a pledge, oldest first, with the reports that say so; one query.

    A promise whose day has passed says so even before the daily job has written it down.
    """
    found = PledgeEvent.objects.filter(pledge=pledge).select_related(
        "report__organisation", "report__photo", "report__consent"
    )
    rows = [_event(event) for event in found]
    now = pledge.current_state
    if rows and now != pledge.state:
        rows.append({"label": now.label, "state": now.value, "day": pledge.due_on})
    return rows


def _event(event: PledgeEvent) -> dict[str, Any]:
    report = event.report
    photo = report is not None and report.consent is not None and report.consent.is_live
    return {
        "label": PledgeState(event.state).label,
        "state": event.state,
        "day": event.day,
        "reason": event.reason,
        "reason_language": event.reason_language,
        "report": report,
        "photo": report.photo if report is not None and photo else None,
    }


def stewarded_ids(user: Any) -> list[int]:
    """Return the ids of the organisations in which `user` is a steward."""
    hers = Membership.objects.of(user).with_role("steward")
    return list(hers.values_list("organisation_id", flat=True))


def promises_of(organisation_ids: list[int]) -> QuerySet[Pledge]:
    """Return the promises of these organisations: their own, and those that name them.

    A partner sees a promise once it was asked; until then it is the owner's own draft.
    """
    asked = PledgePartner.objects.filter(
        Q(asked_at__isnull=False) | Q(answered_at__isnull=False), organisation__in=organisation_ids
    )
    side = Q(organisation__in=organisation_ids) | Q(pk__in=asked.values("pledge"))
    return Pledge.objects.filter(side, form=PledgeForm.ALLIANCE)


def page_to_show(pledge: Pledge) -> Any:
    """Return the words of a promise: the public page, else the newest draft; None without."""
    pages = PledgePage.objects.filter(pledge=pledge).select_related("organisation", "locale")
    page = pages.order_by("-live", "pk").first()
    return page if page is None or page.live else page.get_latest_revision_as_object()


def promise_context(pledge: Pledge, user: Any) -> dict[str, Any]:
    """Return what a steward sees of a promise, and what she can do with it."""
    page = page_to_show(pledge)
    hers = set(stewarded_ids(user))
    partners = list(pledge.partners.select_related("organisation").order_by("pk"))
    sides = {pledge.organisation_id} | {
        one.organisation_id for one in partners if one.state == PartnerState.ACCEPTED
    }
    public = bool(page is not None and page.live)
    asked = [one for one in partners if one.is_asked_again or not public]
    to_answer = [one for one in asked if one.organisation_id in hers]
    newest = newest_words(pledge) if public and to_answer else page
    running = public and pledge.state in RUNNING_STATES
    return {
        "pledge": pledge,
        "page": newest,
        "public": public,
        "state_label": pledge.current_state.label,
        "partners": partners,
        "to_answer": to_answer,
        "seen": agreed_digest(pledge, newest),
        "reports": reports_of(pledge, hers),
        "may_report": bool(sides & hers)
        and (running or (public and pledge.state == PledgeState.PART)),
        "may_withdraw": running and pledge.organisation_id in hers,
        "accepted": PartnerState.ACCEPTED,
        "declined": PartnerState.DECLINED,
    }


def reports_of(pledge: Pledge, organisation_ids: set[int]) -> list[PledgeReport]:
    """Return the newest reports that these organisations have sent."""
    sent = pledge.reports.filter(organisation__in=organisation_ids)
    return list(sent.select_related("organisation")[:SHOWN_REPORTS])


def reporting_organisations(pledge: Pledge, user: Any) -> list[Any]:
    """Return the organisations of this promise in whose name `user` may report."""
    hers = Membership.objects.of(user).with_role("steward").order_by("organisation__name")
    accepted = pledge.partners.filter(state=PartnerState.ACCEPTED)
    sides = {pledge.organisation_id, *accepted.values_list("organisation_id", flat=True)}
    return [one.organisation for one in hers if one.organisation_id in sides]


def waiting_tasks(membership: Membership, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the promises that wait for the yes or no of an organisation."""
    if not membership.is_steward:
        return []
    asked = PledgePartner.objects.waiting().filter(organisation=membership.organisation_id)
    waiting = asked.select_related("pledge__organisation")
    return [
        {
            "title": _("Answer %(organisation)s") % {"organisation": one.pledge.organisation.name},
            "url": reverse("member_promise", args=[one.pledge.code]),
            "text": _("It names your organisation in a promise. Read it, then accept or decline."),
            "icon": "sign",
        }
        for one in waiting.order_by("asked_at")
    ]


def promise_items(user: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """Return public promises to report on, and endorsements, for a steward's first page."""
    ids = stewarded_ids(user)
    if not ids:
        return []
    return [*_promises(ids), *_endorsements(ids)]


def _promises(ids: list[int]) -> list[dict[str, Any]]:
    """Return the public promises that are worked on, the earliest day first."""
    running = promises_of(ids).filter(state__in=RUNNING_STATES)
    pages = PledgePage.objects.live().filter(pledge__in=running).select_related("pledge")
    first: dict[int, Any] = {}
    for page in pages.order_by("pledge__due_on", "pk"):
        first.setdefault(page.pledge_id, page)
    items = []
    for page in first.values():
        late = page.pledge.current_state == PledgeState.OVERDUE
        items.append(
            {
                "title": page.title,
                "url": reverse("member_promise", args=[page.pledge.code]),
                "language": page.text_language,
                "kind": _("Alliance pledge"),
                "state": page.pledge.current_state.label,
                "tone": "bad" if late else "wait",
                "next": _("It was due on %(day)s. Report what became of it.")
                % {"day": written(page.pledge.due_on)}
                if late
                else _("Report how far it is. It is due on %(day)s.")
                % {"day": written(page.pledge.due_on)},
            }
        )
    return items


def _endorsements(ids: list[int]) -> list[dict[str, Any]]:
    """Return what these organisations have endorsed."""
    found = Endorsement.objects.live().filter(organisation__in=ids).select_related("pledge")
    rows = list(found[:SHOWN_REPORTS])
    titles: dict[int, tuple[str, str]] = {}
    pages = PledgePage.objects.live().filter(pledge__in=[row.pledge_id for row in rows])
    for pledge_id, title, language in pages.order_by("-pk").values_list(
        "pledge_id", "title", "text_language"
    ):
        titles[pledge_id] = (title, language)
    return [
        {
            "title": titles.get(row.pledge_id, (row.pledge.code, "en"))[0],
            "url": reverse("member_endorse", args=[row.pledge.code]),
            "language": titles.get(row.pledge_id, (row.pledge.code, "en"))[1],
            "kind": _("Endorsement"),
            "state": EndorsementState(row.state).label,
            "tone": TONES[EndorsementState(row.state)],
            "next": "",
        }
        for row in rows
    ]


def waiting_reports() -> QuerySet[PledgeReport]:
    """Return the reports that wait for an editor, oldest first."""
    waiting = PledgeReport.objects.filter(state=ReportState.WAITING)
    return waiting.select_related("pledge", "organisation", "created_by").order_by("created_at")


def waiting_partners() -> QuerySet[PledgePartner]:
    """Return the partners that were asked and have not answered, oldest first."""
    waiting = PledgePartner.objects.waiting()
    return waiting.select_related("pledge", "organisation").order_by("asked_at")
