"""Writing a pledge: its record and the page with its words."""

from typing import Any

from django.db import transaction

from home.actions.errors import require
from network.models import Organisation

from ..enums import PledgeForm, PledgeState
from ..models import Pledge, PledgePage, PledgePartner
from ..policies import may_promise, may_write_text
from ..selectors.agreements import agreed_digest
from .partners import ask_again
from .texts import keep_draft, lock_draft, place_page, slug_for

WORDS = ("title", "ask", "target", "text", "how_we_know", "place", "text_language")
FIRST_STATE = {PledgeForm.CALL: PledgeState.OPEN, PledgeForm.ALLIANCE: PledgeState.PROGRESS}
# What signers of a call commit themselves to.
KIND_OF_A_CALL = "endorse"
CODE_WORDS = 30


@transaction.atomic
def create_pledge(
    user: Any, organisation: Organisation, form: PledgeForm, words: dict[str, Any]
) -> PledgePage:
    """Create a draft of a call or of a promise in the name of `organisation`.

    Args:
        user: the author.
        organisation: who asks or promises.
        form: call or alliance pledge.
        words: cleaned data of `CallForm` or `AllianceForm`.

    Raises NotAllowed when she does not write for this organisation, and for a promise when it is
    neither a membership-based organisation nor an alliance.
    """
    allowed = may_promise if form == PledgeForm.ALLIANCE else may_write_text
    require(allowed(user, organisation))
    code = slug_for(words["title"], "pledge", CODE_WORDS)
    pledge = Pledge(
        code=code, form=form, state=FIRST_STATE[form], organisation=organisation, created_by=user
    )
    _fill_record(pledge, words)
    page = PledgePage(pledge=pledge, organisation=organisation, slug=code)
    _fill(page, words)
    placed: PledgePage = place_page(page, user)
    return placed


@transaction.atomic
def save_pledge(pk: int, user: Any, words: dict[str, Any]) -> PledgePage:
    """Save the words and facts of a pledge that is not public yet.

    Raises NotAllowed for strangers, Conflict while it is in review or once it is public.
    """
    page: PledgePage = lock_draft(pk, user)
    before = agreed_digest(page.pledge, page)
    _fill_record(page.pledge, words)
    _fill(page, words)
    if agreed_digest(page.pledge, page) != before:
        ask_again(page.pledge)
    keep_draft(page, user)
    return page


def _fill(page: PledgePage, words: dict[str, Any]) -> None:
    for name in WORDS:
        setattr(page, name, words.get(name) or "")
    page.draft_title = page.title


def _fill_record(pledge: Pledge, words: dict[str, Any]) -> None:
    """Put the facts into the record and name the partners."""
    pledge.kind = words.get("kind") or KIND_OF_A_CALL
    pledge.goal = words.get("goal")
    pledge.closes_on = words.get("closes_on")
    pledge.due_on = words.get("due_on")
    pledge.save()
    partners = [one for one in words.get("partners") or [] if one != pledge.organisation]
    pledge.partners.exclude(organisation__in=partners).delete()
    PledgePartner.objects.bulk_create(
        [PledgePartner(pledge=pledge, organisation=one) for one in partners],
        ignore_conflicts=True,
    )
