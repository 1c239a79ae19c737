"""Ask to join an organisation, and the answer of its stewards."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, Invalid, require
from home.actions.once import once

from ..emails_ways import ask_stewards, send_join_declined, send_welcome, stewards_of
from ..enums import Role
from ..enums_ways import JoinReason, WayState
from ..models import JoinQuestion, JoinRequest, Organisation
from ..models.join_request import MOST_QUESTIONS
from ..policies import may_manage_people
from ..policies_ways import NOT_HERS, may_enter
from ..selectors.memberships import live_membership
from ..ways import JOIN_AGAIN_AFTER, JOIN_LASTS, JOINS_A_DAY, OPEN_JOINS
from .give_roles import give_roles
from .open_claim import NOT_OPEN


def ask_to_join(
    organisation: Organisation, user: User, answers: Sequence[str] = (), key: str = ""
) -> JoinRequest:
    """Ask the stewards, with an answer to each of the organisation's questions.

    Posting one form (`key`) twice is one request.

    Raises NotAllowed for staff, Invalid when an answer is missing, Conflict when she belongs to it,
    nobody keeps it, her request waits, was declined lately, or too many of hers are open.
    """
    require(may_enter(user))

    @transaction.atomic
    def act() -> str:
        row = Organisation.objects.select_for_update().get(pk=organisation.pk)
        User.objects.select_for_update().get(pk=user.pk)
        _check_asking(row, user)
        questions = [question.text for question in row.join_questions.all()]
        said = [answer.strip() for answer in answers][: len(questions)]
        if len(said) < len(questions) or not all(said):
            raise Invalid(_("Answer every question."), field="answers")
        made = JoinRequest.objects.create(
            organisation=row,
            user=user,
            answers=[
                {"question": question, "answer": answer}
                for question, answer in zip(questions, said, strict=True)
            ],
            expires_at=timezone.now() + JOIN_LASTS,
        )
        log(instance=row, action="network.join_request.open", user=user, data={"request": made.pk})
        ask_stewards(made)
        return str(made.pk)

    number = once(user, f"join {organisation.pk}", key, act)
    return JoinRequest.objects.select_related("organisation").get(pk=number)


def _check_asking(organisation: Organisation, user: User) -> None:
    """Raise Conflict for who cannot ask now."""
    if live_membership(user, organisation):
        raise Conflict(_("You belong to this organisation already."))
    if not stewards_of(organisation):
        raise Conflict(_("Nobody keeps this organisation's page yet. You can claim it."))
    now = timezone.now()
    mine = JoinRequest.objects.filter(user=user)
    here = mine.filter(organisation=organisation)
    if here.filter(state=WayState.OPEN).exists():
        raise Conflict(_("Your request waits for an answer already."))
    if here.filter(state=WayState.DECLINED, closed_at__gte=now - JOIN_AGAIN_AFTER).exists():
        raise Conflict(_("The stewards said no lately. You can ask again after a month."))
    if mine.filter(state=WayState.OPEN).count() >= OPEN_JOINS:
        raise Conflict(_("Five of your requests wait for an answer. Wait, or withdraw one."))
    if mine.filter(created_at__gte=now - timedelta(days=1)).count() >= JOINS_A_DAY:
        raise Conflict(_("You asked many organisations today. Go on tomorrow."))


@transaction.atomic
def accept_join(request: JoinRequest, user: User, roles: set[Role]) -> JoinRequest:
    """Make her a member with the responsibilities that the steward chose.

    Raises NotAllowed for who is no steward, Invalid without a responsibility, Conflict when it is
    closed.
    """
    row = _locked_open(request)
    require(may_manage_people(user, row.organisation))
    if not roles:
        raise Invalid(_("Choose at least one responsibility."), field="roles")
    if not row.user.is_active:
        raise Conflict(_("This person has deleted her account."))
    give_roles(row.organisation, row.user, roles)
    _close(row, WayState.ACCEPTED, user)
    send_welcome(row.organisation, row.user)
    return row


@transaction.atomic
def decline_join(request: JoinRequest, user: User, reason: str) -> JoinRequest:
    """Say no with a reason from the list.

    Raises NotAllowed for who is no steward, Invalid without reason, Conflict when it is closed.
    """
    row = _locked_open(request)
    require(may_manage_people(user, row.organisation))
    if reason not in JoinReason.values:
        raise Invalid(_("Choose a reason."), field="reason")
    row.reason = reason
    _close(row, WayState.DECLINED, user)
    send_join_declined(row)
    return row


@transaction.atomic
def withdraw_join(request: JoinRequest, user: User) -> JoinRequest:
    """Take one's own request back; raise NotAllowed for others, Conflict when it is closed."""
    row = _locked_open(request)
    if row.user_id != user.pk:
        require(NOT_HERS)
    _close(row, WayState.WITHDRAWN, user)
    return row


@transaction.atomic
def set_questions(organisation: Organisation, user: User, questions: Sequence[str]) -> None:
    """Set what who wants to join is asked, at most three questions; requests keep what they had.

    Raises NotAllowed for who is no steward.
    """
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    require(may_manage_people(user, row))
    wanted = [text.strip() for text in questions if text.strip()][:MOST_QUESTIONS]
    row.join_questions.all().delete()
    JoinQuestion.objects.bulk_create(
        JoinQuestion(organisation=row, place=place, text=text)
        for place, text in enumerate(wanted, start=1)
    )
    log(instance=row, action="network.set_questions", user=user, data={"number": len(wanted)})


def _locked_open(request: JoinRequest) -> JoinRequest:
    """Return the locked row; its organisation is locked before. Raise Conflict if not open."""
    Organisation.objects.select_for_update().get(pk=request.organisation_id)
    rows = JoinRequest.objects.select_for_update(of=("self",))
    row = rows.select_related("organisation", "user").get(pk=request.pk)
    if row.state != WayState.OPEN or row.expires_at <= timezone.now():
        raise Conflict(NOT_OPEN)
    return row


def _close(row: JoinRequest, state: WayState, user: User) -> None:
    row.state, row.closed_at = state, timezone.now()
    row.decided_by = user if state != WayState.WITHDRAWN else None
    row.save()
    data = {"request": row.pk}
    log(instance=row.organisation, action=f"network.join_request.{state}", user=user, data=data)
