"""A moderator answers: takes a text down with a reason, puts it back, or lets it stay."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from ..enums import TrustChange
from ..enums_concern import ConcernState, HiddenLevel, TakeDownReason
from ..models import HiddenText
from ..notices import tell_author
from ..policies import may_take_down
from ..policies_concern import may_let_stay
from ..selectors.concerns import open_concerns, pages_of
from .errors import Conflict, Invalid, require
from .escalate import answer_by_taking_down
from .hand_concern import end_hand_over
from .hide_text import hide, lock_text, show
from .trust import end_trust

NOT_PUBLIC = _("This text is not public.")
SAY_WHY = _("Say in your words what you found.")


@transaction.atomic
def take_down(text_key: UUID, user: Any, reason: str, words: str) -> HiddenText:
    """Take a text from the public in all its languages, until it is put back.

    Its author's next texts wait for their review, also when an editor had trusted her.

    Raises NotAllowed for who may not, Invalid without reason and words, Conflict when nothing of it
    is public or it was taken down before.
    """
    require(may_take_down(user))
    if reason not in TakeDownReason.values:
        raise Invalid(_("Choose a reason."), field="reason")
    if not words:
        raise Invalid(SAY_WHY, field="words")
    hidden = lock_text(text_key)
    pages = pages_of(text_key)
    if hidden.level == HiddenLevel.DOWN:
        raise Conflict(_("It was taken down already."))
    if hidden.level != HiddenLevel.WHOLE and not any(page.live for page in pages):
        raise Conflict(NOT_PUBLIC)
    hide(hidden, HiddenLevel.DOWN, reason)
    _note_review(hidden, user)
    end_hand_over(hidden)
    _answer(text_key, user, ConcernState.UPHELD, words)
    _tell(pages, "text_taken_down", user, words, TakeDownReason(reason).label)
    for page in pages[:1]:
        if hasattr(page.specific_class, "member_edit_route"):
            end_trust(page.owner_id, TrustChange.TAKEN_DOWN, user)
    answer_by_taking_down(pages, user, words)
    return hidden


@transaction.atomic
def put_back(text_key: UUID, user: Any, words: str) -> HiddenText:
    """Make a text public again that was taken down, as it was.

    Raises NotAllowed for who may not, Invalid without words, Conflict when it is not taken down.
    """
    require(may_take_down(user))
    if not words:
        raise Invalid(SAY_WHY, field="words")
    hidden = lock_text(text_key)
    if hidden.level != HiddenLevel.DOWN:
        raise Conflict(_("It is not taken down."))
    show(hidden, user)
    _note_review(hidden, user)
    _tell(pages_of(text_key), "text_put_back", user, words)
    return hidden


@transaction.atomic
def dismiss_concerns(text_key: UUID, user: Any, words: str, seen: int) -> HiddenText:
    """Let a text stay: answer its concerns, and show it again if the public had hidden it.

    Args:
        text_key: the text.
        user: who has looked at it.
        words: what she found.
        seen: number of the last concern that she has read; later ones stay open.

    Raises NotAllowed for who may not, and while a data officer has it for everybody else; Invalid
    without words, Conflict when nothing is open.
    """
    require(may_take_down(user))
    if not words:
        raise Invalid(SAY_WHY, field="words")
    hidden = lock_text(text_key)
    require(may_let_stay(user, hidden))
    if not _answer(text_key, user, ConcernState.DISMISSED, words, seen):
        raise Conflict(_("Somebody else has answered these concerns."))
    if hidden.level in {HiddenLevel.PART, HiddenLevel.WHOLE}:
        show(hidden, user)
    _note_review(hidden, user)
    end_hand_over(hidden)
    for page in pages_of(text_key)[:1]:
        log(instance=page, action="cradle.concern.dismiss", user=user, data={"words": words})
    return hidden


def _note_review(hidden: HiddenText, user: Any) -> None:
    hidden.reviewed_at, hidden.reviewed_by = timezone.now(), user
    hidden.save(update_fields=["reviewed_at", "reviewed_by"])


def _answer(
    text_key: UUID, user: Any, state: ConcernState, words: str, seen: int | None = None
) -> int:
    """Close the open concerns of a text; return how many."""
    concerns = open_concerns().filter(text_key=text_key)
    if seen is not None:
        concerns = concerns.filter(pk__lte=seen)
    return concerns.update(state=state, answer=words, answered_at=timezone.now(), answered_by=user)


def _tell(pages: list[Page], mail: str, user: Any, words: str, reason: Any = "") -> None:
    """Log the act and tell the author of the original in her language."""
    verb = "take_down" if mail == "text_taken_down" else "put_back"
    for page in pages:
        data = {"words": words, "reason": str(reason)}
        log(instance=page, action=f"cradle.text.{verb}", user=user, data=data)
    for page in pages[:1]:
        tell_author(page.specific, mail, user, comment=words, reason=reason)
