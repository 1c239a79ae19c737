"""Organisations that a promise names: they are asked, and say yes or no."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..alliance_mails import ask_stewards
from ..enums_alliance import PartnerState
from ..models import Pledge, PledgePartner
from ..policies_alliance import may_answer_partner, may_ask_partners, stewards_of
from ..selectors.agreements import newest_words, promised_now
from .pledge_states import lock_pledge


@transaction.atomic
def answer_partner(
    pk: int, user: Any, *, accept: bool, how_agreed: str = "", seen: str | None = None
) -> PledgePartner:
    """Say yes or no for a partner; the same answer again changes nothing.

    Args:
        pk: of the partner.
        user: its steward, or an editor.
        accept: yes or no.
        how_agreed: how an editor knows it; her answer needs that.
        seen: the sign for what the form showed (`promised_now`); None when nothing was shown.

    What it accepts is kept with its answer, and nothing else is published. Raises NotAllowed for
    others, Invalid when an editor does not say how it agreed, Conflict when the words changed
    after they were shown, or when the promise is public: then a partner can accept its new words,
    and otherwise reports on it.
    """
    partner = PledgePartner.objects.select_related("organisation").get(pk=pk)
    require(may_answer_partner(user, partner))
    # A no is locked too: the promise may be going public without it.
    pledge = lock_pledge(partner.pledge_id)
    promised = promised_now(pledge) if accept else ""
    partner.refresh_from_db(fields=["state", "agreed_digest"])
    if accept and seen is not None and seen != promised:
        raise Conflict(_("The promise changed after you opened it. Read it again, then answer."))
    answer = PartnerState.ACCEPTED if accept else PartnerState.DECLINED
    if (partner.state, partner.agreed_digest) == (answer, promised):
        return partner
    renewed = accept and partner.state == PartnerState.ACCEPTED
    if not renewed and Pledge.objects.published().filter(pk=partner.pledge_id).exists():
        raise Conflict(_("This promise is public. Write to the campaign to change it."))
    if not how_agreed and not stewards_of(user, [partner.organisation_id]):
        raise Invalid(_("Write down how the organisation agreed."), field="how_agreed")
    partner.state, partner.answered_at, partner.answered_by = answer, timezone.now(), user
    partner.how_agreed, partner.agreed_digest = how_agreed, promised
    partner.save(
        update_fields=["state", "answered_at", "answered_by", "how_agreed", "agreed_digest"]
    )
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


def ask_again(pledge: Pledge) -> None:
    """Forget the answers to a promise whose words have changed; nobody agreed to the new ones."""
    answers = pledge.partners.exclude(state=PartnerState.ASKED, asked_at__isnull=True)
    _forget(answers)


@transaction.atomic
def ask_partners_again(pk: int, user: Any) -> int:
    """Ask the partners that agreed to other words or facts; return how many were asked.

    A partner of a public promise stays named meanwhile: what it accepted is still what is shown.
    Raises NotAllowed for who is no editor.
    """
    pledge = lock_pledge(pk)
    require(may_ask_partners(user, pledge))
    page = newest_words(pledge)
    if page is None:
        return 0
    accepted = pledge.partners.filter(state=PartnerState.ACCEPTED)
    outdated = accepted.exclude(agreed_digest=promised_now(pledge))
    if not page.live:
        _forget(outdated)
        asked = ask_partners(page)
    else:
        asked = outdated.update(asked_at=timezone.now())
        for partner in outdated.select_related("organisation"):
            ask_stewards(partner, page)
    log(instance=pledge, action="campaign.ask_partners", user=user, data={"asked": asked})
    return asked


def facts_changed(pledge: Pledge) -> None:
    """Ask the partners of a draft again whose facts an editor has changed; in review, at once."""
    ask_again(pledge)
    page = newest_words(pledge)
    if page is not None and page.workflow_in_progress:
        ask_partners(page)


def _forget(answers: QuerySet[PledgePartner]) -> None:
    answers.update(
        state=PartnerState.ASKED,
        asked_at=None,
        answered_at=None,
        answered_by=None,
        how_agreed="",
        agreed_digest="",
    )
