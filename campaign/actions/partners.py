"""Organisations that a promise names: they are asked, and say yes or no."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..alliance_mails import ask_stewards
from ..enums_alliance import PartnerState
from ..models import Pledge, PledgePartner
from ..policies_alliance import may_answer_partner, stewards_of
from .pledge_states import lock_pledge

# What a partner agrees to: when these words or facts change, it is asked again.
AGREED_WORDS = ("ask", "how_we_know", "place", "text")
AGREED_FACTS = ("kind", "due_on")


@transaction.atomic
def answer_partner(pk: int, user: Any, *, accept: bool, how_agreed: str = "") -> PledgePartner:
    """Say yes or no for a partner; the same answer again changes nothing.

    Args:
        pk: of the partner.
        user: its steward, or an editor.
        accept: yes or no.
        how_agreed: how an editor knows it; her answer needs that.

    Raises NotAllowed for others, Invalid when an editor does not say how it agreed, Conflict when
    the promise is public: then it is reported on, or withdrawn.
    """
    partner = PledgePartner.objects.select_related("organisation").get(pk=pk)
    require(may_answer_partner(user, partner))
    lock_pledge(partner.pledge_id)
    partner.refresh_from_db(fields=["state"])
    answer = PartnerState.ACCEPTED if accept else PartnerState.DECLINED
    if partner.state == answer:
        return partner
    if Pledge.objects.published().filter(pk=partner.pledge_id).exists():
        raise Conflict(_("This promise is public. Write to the campaign to change it."))
    if not how_agreed and not stewards_of(user, [partner.organisation_id]):
        raise Invalid(_("Write down how the organisation agreed."), field="how_agreed")
    partner.state, partner.answered_at, partner.answered_by = answer, timezone.now(), user
    partner.how_agreed = how_agreed
    partner.save(update_fields=["state", "answered_at", "answered_by", "how_agreed"])
    data = {"organisation": partner.organisation.name, "answer": answer, "how": how_agreed}
    log(instance=partner.pledge, action="campaign.answer_partner", user=user, data=data)
    return partner


def ask_partners(page: Any) -> int:
    """Mail the stewards of the partners who were not asked yet; return how many were asked.

    Inside the transaction that sends the promise to review.
    """
    asked = 0
    waiting = page.pledge.partners.filter(state=PartnerState.ASKED, asked_at__isnull=True)
    for partner in waiting.select_for_update(of=("self",)).select_related("organisation"):
        partner.asked_at = timezone.now()
        partner.save(update_fields=["asked_at"])
        ask_stewards(partner, page)
        asked += 1
    return asked


def agreed_to(page: Any) -> tuple[Any, ...]:
    """Return what partners of this promise agree to, to be compared after a change."""
    words = tuple(getattr(page, name) for name in AGREED_WORDS)
    return words + tuple(getattr(page.pledge, name) for name in AGREED_FACTS)


def ask_again(pledge: Pledge) -> None:
    """Forget the answers to a promise whose words have changed; nobody agreed to the new ones."""
    answers = pledge.partners.exclude(state=PartnerState.ASKED, asked_at__isnull=True)
    answers.update(
        state=PartnerState.ASKED, asked_at=None, answered_at=None, answered_by=None, how_agreed=""
    )
