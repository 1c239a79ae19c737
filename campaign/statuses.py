"""Where a member's text stands, in plain words: what happens next and by when.

Every internal state has a public name for the author (idea: HyphaApp/hypha's phases).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState, WorkflowState

from home.models import ReviewTaskState
from home.selectors.review import is_taken

# The codes of what an editor has before her, or her author because of the editor.
UNDER_REVIEW = {"sent", "reading", "asked", "first", "escalated"}


# A change of what is public was declined: once, and after the appeal.
CHANGE_DECLINED = ("change-declined", "change-declined-again")


@dataclass(frozen=True)
class Status:
    """One state: its code, its public name and the sentence that goes with it."""

    code: str
    label: Any
    next: Any
    tone: str = "quiet"
    by: datetime | None = None
    comment: str = ""
    reason: Any = ""
    who: str = ""

    @property
    def may_revise(self) -> bool:
        """Whether the text may be changed now."""
        return self.code in {"draft", "changes", "published", "revised", *CHANGE_DECLINED}

    @property
    def may_send(self) -> bool:
        """Whether the text may be sent now."""
        return self.code in {"draft", "changes", "revised"}

    @property
    def may_appeal(self) -> bool:
        """Whether its author may ask that another person looks at it."""
        return self.code in {"declined", "change-declined"}

    @property
    def may_take_back(self) -> bool:
        """Whether the text may be taken back from review."""
        return self.code in UNDER_REVIEW


DRAFT = Status(
    "draft",
    _("Draft"),
    _("Only you and the stewards of your organisation see it. Finish it, look at it, send it."),
)
PUBLISHED = Status(
    "published", _("Published"), _("Everybody can read it. You don't have to do anything."), "good"
)
PUBLIC_PLEDGE = Status(
    "open", PUBLISHED.label, _("People can sign it. To change it, write to the campaign."), "good"
)
REVISED = Status(
    "revised",
    _("Published, with changes"),
    _("Everybody reads the earlier version. Send your changes when they are ready."),
    "wait",
)
FIRST = Status(
    "first",
    _("Published"),
    _("Everybody can read it. An editor reads it, too, and answers. You can still take it back."),
    "good",
)
ASKED = Status(
    "asked",
    _("Your answer is needed"),
    _(
        "An editor wants to change your words. Read the changes, then say yes or no. Until then the"
        " answer waits for you."
    ),
    "wait",
)
TAKEN_DOWN = Status(
    "taken-down", _("No longer public"), _("An editor has taken it from the site."), "bad"
)


REMOVED = Status(
    "removed",
    _("Removed for good"),
    _("Somebody in it took back what she had agreed to. Its words and photos are deleted."),
    "bad",
)


def _waiting(state: ReviewTaskState) -> Status:
    """Return the state of a text that an editor answers next, or its author first."""
    if state.waits_for_author:
        return ASKED
    if state.appeal_of_id:
        return Status(
            "appealed",
            _("Another person looks at it"),
            _("Not the one who declined it. You get a mail with the answer; it is final."),
            "wait",
            state.due_at,
        )
    if state.is_escalated:
        return Status(
            "escalated",
            _("Somebody else looks at it, too"),
            _(
                "An editor has asked a person who takes care that nobody is harmed. You get a mail"
                " when it is answered. You can still take it back."
            ),
            "wait",
            state.due_at,
        )
    if state.auto_approved_revision_id is not None:
        return replace(FIRST, by=state.due_at)
    if is_taken(state):
        return Status(
            "reading",
            _("An editor is reading it"),
            _("You get a mail when it is answered. You can still take it back."),
            "wait",
            state.due_at,
            who=state.taken_by.name if state.taken_by is not None else "",
        )
    return Status(
        "sent",
        _("Sent"),
        _("An editor reads it next and answers. You can still take it back."),
        "wait",
        state.due_at,
    )


NOT_PUBLISHED = _("Not published")
ONLY_HERS = _("It stays in your list. Only you and your organisation see it.")
CHANGE_NOT_PUBLISHED = _("Published, without your changes")
CHANGE_STAYS = _(
    "Everybody reads the earlier version. You can change it in another way and send it."
)


def _declined(state: ReviewTaskState, once: str, again: str, label: Any, follows: Any) -> Status:
    """Return the state of what was declined: once, or again after the appeal."""
    code = again if state.appeal_of_id else once
    return Status(code, label, follows, "bad", comment=state.comment, reason=state.decline_reason)


def _declines_newest(page: Any, state: ReviewTaskState) -> bool:
    """Whether the newest words of a public text are those that a reviewer has declined."""
    if not state.decline_reason_id or not page.has_unpublished_changes:
        return False
    saved, ended = page.latest_revision_created_at, state.finished_at
    return saved is None or ended is None or saved <= ended


LOOKED_AT = Status(
    "looked-at",
    _("Hidden for now"),
    _("Readers were worried. An editor looks at it. It comes back within a day, or you hear why."),
    "wait",
)


def status_of(page: Any, state: ReviewTaskState | None) -> Status:
    """Return where `page` stands; `state` is its newest round of review."""
    if page.removed_at is not None:
        return REMOVED
    if state is not None and _was_of_another(page, state):
        state = None
    if page.withheld and not page.live:
        return LOOKED_AT
    if state is not None and state.status == TaskState.STATUS_IN_PROGRESS:
        return _waiting(state)
    if state is not None and state.workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Status(
            "changes",
            _("Changes asked for"),
            _(
                "Read what the editor asks. Change it and send it again. Until then the answer"
                " waits for you."
            ),
            "wait",
            comment=state.comment,
        )
    if page.live:
        return _of_public(page, state)
    if state is not None and state.decline_reason_id:
        return _declined(state, "declined", "declined-again", NOT_PUBLISHED, ONLY_HERS)
    if state is not None and state.status == TaskState.STATUS_APPROVED and not _is_translated(page):
        return TAKEN_DOWN
    return DRAFT


def _of_public(page: Any, state: ReviewTaskState | None) -> Status:
    """Return where a text stands that everybody reads; its newest words may be others."""
    if hasattr(page, "pledge_id"):
        return PUBLIC_PLEDGE
    if state is not None and _declines_newest(page, state):
        return _declined(state, *CHANGE_DECLINED, CHANGE_NOT_PUBLISHED, CHANGE_STAYS)
    return REVISED if page.has_unpublished_changes else PUBLISHED


def _is_translated(page: Any) -> bool:
    """Whether it is a translation: that goes with its original, and is sent again after it."""
    return bool(getattr(page, "is_translated", False))


def _was_of_another(page: Any, state: ReviewTaskState) -> bool:
    """Whether the round belongs to the translator before: the next one begins anew."""
    return _is_translated(page) and state.workflow_state.requested_by_id != page.owner_id
