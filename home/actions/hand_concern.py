"""A moderator hands the concerns about a text to a data officer, who answers or hands them back.

The text may still be taken down by everybody who may: nobody in danger waits for an officer.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..models import HiddenText
from ..notices import tell_reviewer
from ..policies import may_take_down
from ..selectors.concerns import open_concerns, pages_of
from ..selectors.staff import is_officer
from .errors import Conflict, Invalid, NotAllowed, require
from .escalate import SAY_WHAT, chosen_officer
from .hide_text import lock_text

OVER = _("Somebody else has answered these concerns.")
ALREADY = _("A data officer looks at these concerns already.")
NOT_HANDED_OVER = _("No data officer has these concerns.")
OFFICERS_ALONE = _("Only a data officer hands back what was handed to one.")


@transaction.atomic
def hand_over(text_key: UUID, user: Any, officer: str, words: str) -> HiddenText:
    """Hand the open concerns about a text to a data officer.

    Until she has answered nobody else lets the text stay (see `may_let_stay`).

    Args:
        text_key: the text.
        user: a moderator.
        officer: number of the officer, another person and not the author.
        words: what she should look at.

    Raises NotAllowed for who may not answer concerns, Invalid without words or for nobody who is
    an officer, Conflict when nothing is open or an officer has it.
    """
    require(may_take_down(user))
    if not words:
        raise Invalid(SAY_WHAT, field="comment")
    hidden = lock_text(text_key)
    if not open_concerns().filter(text_key=text_key).exists():
        raise Conflict(OVER)
    if hidden.is_handed_over:
        raise Conflict(ALREADY)
    page = _page_of(text_key)
    authors = {page.owner_id} if page is not None and page.owner_id else set()
    hidden.handed_to = chosen_officer(officer, authors | {user.pk})
    hidden.handed_at, hidden.handed_by = timezone.now(), user
    hidden.handed_note, hidden.officer_answer = words, ""
    hidden.save()
    data = {"officer": hidden.handed_to.pk}
    log(instance=page or hidden, action="cradle.concern.hand_over", user=user, data=data)
    told = {"comment": words, "asked_by": user, "hidden": hidden}
    tell_reviewer(page, "concern_handed", hidden.handed_to, **told)
    return hidden


@transaction.atomic
def hand_back(text_key: UUID, user: Any, words: str) -> HiddenText:
    """Give concerns back to the moderators, with the words of the data officer.

    Raises NotAllowed for everybody who is no officer, Invalid without words, Conflict when no
    officer has them.
    """
    if not is_officer(user):
        raise NotAllowed(OFFICERS_ALONE)
    if not words:
        raise Invalid(_("Say what you have found."), field="comment")
    hidden = lock_text(text_key)
    if not hidden.is_handed_over:
        raise Conflict(NOT_HANDED_OVER)
    asked_by, page = hidden.handed_by, _page_of(text_key)
    end_hand_over(hidden)
    hidden.officer_answer = words
    hidden.save()
    log(instance=page or hidden, action="cradle.concern.hand_back", user=user)
    tell_reviewer(page, "concern_handed_back", asked_by, comment=words, officer=user)
    return hidden


def end_hand_over(hidden: HiddenText) -> None:
    """Forget that a locked text was handed over, and what was said about it."""
    hidden.handed_at = hidden.handed_to = hidden.handed_by = None
    hidden.handed_note = hidden.officer_answer = ""
    hidden.save()


def _page_of(text_key: UUID) -> Any:
    """Return the page that was written first; None for an address without one."""
    return next(iter(pages_of(text_key)), None)
