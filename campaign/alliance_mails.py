"""Mails about promises and endorsements: to stewards in their languages, and to editors."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation

from home.emails import send_mail_template
from home.selectors.staff import EDITORS
from network.models import Membership

from .enums_alliance import DueNoticeKind, EndorsementState, ReportState
from .models import Endorsement, Pledge, PledgePartner, PledgeReport
from .policies_alliance import sides_of
from .selectors.signing import title_of


def _stewards(organisation_ids: Any) -> Any:
    """Return the active stewards who have an address, each once."""
    return _with_address(Membership.objects.with_role("steward"), organisation_ids)


def _writers_without_steward(organisation_ids: list[int]) -> Any:
    """Return the authors of those organisations in which no steward can be written to."""
    stewarded = Membership.objects.live().with_role("steward")
    reached = stewarded.filter(user__in=_stewards(organisation_ids).order_by())
    left = set(organisation_ids) - set(reached.values_list("organisation", flat=True))
    return _with_address(Membership.objects.with_role("author"), left)


def _with_address(memberships: Any, organisation_ids: Any) -> Any:
    """Return the active people behind these memberships who have an address, each once."""
    live = memberships.live().filter(organisation__in=organisation_ids)
    users = get_user_model().objects.filter(pk__in=live.values("user"), is_active=True)
    return users.exclude(email=None).exclude(email="").distinct().order_by("pk")


def _address(route: str, language: str, *arguments: Any) -> str:
    """Return a full address of the member area in the reader's language."""
    with translation.override(language):
        return settings.BASE_URL + reverse(route, args=arguments)


def _send(name: str, person: Any, route: str, pledge: Pledge, **context: Any) -> None:
    values = {"person": person, "url": _address(route, person.language, pledge.code), **context}
    send_mail_template(name, person.email, person.language, values)


def ask_stewards(partner: PledgePartner, page: Any) -> None:
    """Ask the stewards of a partner for its yes or no."""
    context = {"page": page, "organisation": partner.organisation, "owner": page.organisation}
    for person in _stewards([partner.organisation_id]):
        _send("partner_asked", person, "member_promise", page.pledge, **context)


def tell_reporter(report: PledgeReport) -> None:
    """Tell who wrote a report whether it is public."""
    person = report.created_by
    if person is None or not person.is_active or not person.email:
        return
    title = title_of(report.pledge, person.language)
    published = report.state == ReportState.PUBLISHED
    context = {"title": title, "published": published, "reason": report.decline_reason}
    _send("report_answered", person, "member_promise", report.pledge, **context)


def tell_endorser(endorsement: Endorsement) -> None:
    """Tell who sent an endorsement whether it counts."""
    person = endorsement.created_by
    if person is None or not person.is_active or not person.email:
        return
    accepted = endorsement.state == EndorsementState.ACCEPTED
    context = {
        "title": title_of(endorsement.pledge, person.language),
        "organisation": endorsement.organisation,
        "accepted": accepted,
        "reason": endorsement.decline_reason,
    }
    _send("endorsement_answered", person, "member_endorse", endorsement.pledge, **context)


def remind_both_sides(pledge: Pledge, kind: str) -> int:
    """Remind the owner, the partners and the editors of the day of a promise.

    A side without a steward hears of it through its authors, who can't report themselves. Returns
    how many were written to.
    """
    sides = sides_of(pledge)
    stewards = list(_stewards(sides))
    reporting = {person.pk for person in stewards}
    members = {one.pk: one for one in (*_writers_without_steward(sides), *stewards)}
    editors = get_user_model().objects.filter(groups__name=EDITORS, is_active=True)
    late = kind == DueNoticeKind.LATE
    titles: dict[str, str] = {}
    others = editors.exclude(pk__in=members).exclude(email=None).exclude(email="")
    everybody = [*members.values(), *others]
    for person in everybody:
        title = titles.setdefault(person.language, title_of(pledge, person.language))
        context = {
            "title": title,
            "due": pledge.due_on,
            "late": late,
            "may_report": person.pk in reporting,
        }
        route = "member_promise" if person.pk in reporting else "pledge_short"
        _send("promise_due", person, route, pledge, **context)
    return len(everybody)
