"""Who may do what with promises and endorsements. Each answer carries its reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.policies import ALLOWED, NOT_SIGNED_IN, NOT_STAFF, Decision, refuse
from home.selectors.staff import is_editor
from network.models import Membership, Organisation

from .enums_alliance import PartnerState
from .models import Endorsement, Pledge, PledgePartner, PledgeReport

NOT_A_STEWARD = refuse(_("Only a steward of the organisation can do this for it."))
OWN_REPORT = refuse(_("You can't publish your own report. Another editor must do it."))
OWN_ENDORSEMENT = refuse(_("You can't check your own endorsement. Another editor must do it."))


def stewards_of(user: Any, organisation_ids: Any) -> bool:
    """Whether `user` is steward of one of these organisations."""
    return stewarded(user).filter(organisation_id__in=organisation_ids).exists()


def stewarded(user: Any) -> Any:
    """Return the live memberships in which `user` is a steward."""
    return Membership.objects.of(user).with_role("steward")


def _steward_or_editor(user: Any, organisation_ids: Any) -> Decision:
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    if is_editor(user) or stewards_of(user, organisation_ids):
        return ALLOWED
    return NOT_A_STEWARD


def may_answer_partner(user: Any, partner: PledgePartner) -> Decision:
    """Whether `user` may say yes or no for an organisation that a promise names."""
    return _steward_or_editor(user, [partner.organisation_id])


def may_ask_partners(user: Any, _pledge: Pledge) -> Decision:
    """Whether `user` may ask the partners of a promise again: an editor."""
    return ALLOWED if is_editor(user) else NOT_STAFF


def may_move_due_date(user: Any, _pledge: Pledge) -> Decision:
    """Whether `user` may move the day of a public promise: an editor, whom its owner asks."""
    return ALLOWED if is_editor(user) else NOT_STAFF


def sides_of(pledge: Pledge) -> list[int]:
    """Return the ids of those who promise: the owner, and partners that accepted."""
    accepted = pledge.partners.filter(state=PartnerState.ACCEPTED)
    return [pledge.organisation_id, *accepted.values_list("organisation_id", flat=True)]


def may_report_progress(user: Any, pledge: Pledge) -> Decision:
    """Whether `user` may report on a promise: a steward of the owner or of a partner."""
    return _steward_or_editor(user, sides_of(pledge))


def may_withdraw_promise(user: Any, pledge: Pledge) -> Decision:
    """Whether `user` may take a promise back: a steward of the owner alone, or an editor."""
    return _steward_or_editor(user, [pledge.organisation_id])


def may_review_report(user: Any, report: PledgeReport) -> Decision:
    """Whether `user` may publish or decline a report: an editor who did not write it."""
    if not is_editor(user):
        return NOT_STAFF
    return OWN_REPORT if report.created_by_id == user.pk else ALLOWED


def may_follow_call(user: Any, _pledge: Pledge) -> Decision:
    """Whether `user` may write down that a call was delivered or answered."""
    return ALLOWED if is_editor(user) else NOT_STAFF


def may_endorse(user: Any, organisation: Organisation) -> Decision:
    """Whether `user` may sign in the name of `organisation`, and take that back."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    return ALLOWED if stewards_of(user, [organisation.pk]) else NOT_A_STEWARD


def may_check_endorsement(user: Any, endorsement: Endorsement) -> Decision:
    """Whether `user` may accept or decline an endorsement: an editor who did not send it."""
    if not is_editor(user):
        return NOT_STAFF
    return OWN_ENDORSEMENT if endorsement.created_by_id == user.pk else ALLOWED
