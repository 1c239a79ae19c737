"""The answer of every policy: yes or no, and the reason in words for people.

A policy is a plain function `may_<verb>(user, thing) -> Decision`. Actions refuse with its reason,
pages show it beside a missing button. Idea: HyphaApp/hypha's permission functions.
"""

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import ReviewTaskState
from .selectors.review import authors_of, barred_from, is_taken, open_round
from .selectors.staff import (
    EDITORS,
    MODERATORS,
    OFFICERS,
    groups_of,
    is_editor,
    is_moderator,
    is_officer,
    works_in,
)

# A sentence, translated now or when it is shown.
Words = str | Promise


class Decision(NamedTuple):
    """Whether somebody may do something, and the sentence that says why not."""

    allowed: bool
    reason: Words = ""

    def __bool__(self) -> bool:
        """Let a decision stand in an `if`; a bare tuple would always be true."""
        return self.allowed


ALLOWED = Decision(True)


def refuse(reason: Words) -> Decision:
    """A refusal; `reason` may be a lazy translation."""
    return Decision(False, reason)


NOT_SIGNED_IN = refuse(_("Sign in first."))
NOT_STAFF = refuse(_("Your role does not include this."))
NOT_A_REVIEWER = refuse(_("Only reviewers may do this."))
OTHER_LANGUAGE = refuse(_("This text is in a language that you do not work in."))
OWN_WORK = refuse(_("You can't review your own text. Another person must do it."))
DECLINED_BEFORE = refuse(_("You declined this text. Another person answers the appeal."))
NOT_HANDED_OVER = refuse(_("No data officer has this text."))
# How a data officer answers; she takes public texts down on the screen of concerns.
OFFICERS_ACTS = {"hand_back", "decline"}
NOT_IN_REVIEW = refuse(_("The text is not in review."))


def was_handed_to(user: Any, page: Any) -> bool:
    """Whether the text waits for data officers, of whom `user` is one, in any language."""
    if not is_officer(user):
        return False
    state = open_round(page)
    return state is not None and state.is_escalated


def may_open_review(user: Any, page: Any, task: Any) -> Decision:
    """Whether `user` is a reviewer in the page's language."""
    if not user.is_authenticated or not user.is_active:
        return NOT_SIGNED_IN
    if was_handed_to(user, page):
        return ALLOWED
    in_group = user.is_superuser or task.groups.filter(name__in=groups_of(user)).exists()
    if not in_group:
        return NOT_A_REVIEWER
    if not works_in(user, page.locale.language_code):
        return OTHER_LANGUAGE
    return ALLOWED


def may_review(user: Any, page: Any, state: ReviewTaskState) -> Decision:
    """Whether `user` may answer this round: a reviewer of the language, never the author (4e)."""
    opened = may_open_review(user, page, state.task.specific)
    if not opened.allowed:
        return opened
    if user.pk in authors_of(page, state):
        return OWN_WORK
    if user.pk in barred_from(page, state):
        return DECLINED_BEFORE
    if state.is_escalated and not is_officer(user):
        return with_officer(state)
    return ALLOWED


def with_officer(state: ReviewTaskState) -> Decision:
    """A refusal that says which data officer has the text."""
    if state.escalated_to is None:
        return refuse(_("A data officer looks at this text. Wait for the answer."))
    name = {"name": state.escalated_to}
    return refuse(_("%(name)s, a data officer, looks at this text. Wait for the answer.") % name)


def may_do_act(user: Any, page: Any, state: ReviewTaskState, act: str) -> Decision:
    """Whether `user` may carry out `act` on this round now.

    What was handed to a data officer is answered by one, in her ways alone; she publishes nothing.
    """
    decision = (may_review if act == "take" else may_hold)(user, page, state)
    if decision.allowed and state.is_escalated and act not in OFFICERS_ACTS:
        return with_officer(state)
    if decision.allowed and act == "hand_back" and not state.is_escalated:
        return NOT_HANDED_OVER
    return decision


def may_hold(user: Any, page: Any, state: ReviewTaskState) -> Decision:
    """Whether `user` may act on this round now: nobody else is at work on it."""
    decision = may_review(user, page, state)
    if decision.allowed and state.taken_by_id != user.pk and is_taken(state):
        return refuse(
            _("%(name)s has taken this text. Ask for its release first.") % {"name": state.taken_by}
        )
    return decision


def may_edit_in_review(user: Any, page: Any, task: Any) -> Decision:
    """Whether `user` may change the text during review; for the author it is locked."""
    state = open_round(page)
    return NOT_IN_REVIEW if state is None else may_hold(user, page, state)


def offered_actions(task: Any, page: Any, user: Any) -> list[tuple[str, Any, bool]]:
    """Return Wagtail's (name, label, asks for more) of what `user` may do with `page` now."""
    state = open_round(page)
    if state is None or not may_hold(user, page, state).allowed:
        return []
    if state.is_escalated:
        return [("hand_back", _("Hand back"), True), ("decline", _("Decline"), True)]
    answers = [
        ("approve", _("Approve"), False),
        ("propose", _("Ask the author about my changes"), True),
        ("reject", _("Request changes"), True),
        ("decline", _("Decline"), True),
        ("flag", _("Ask for a second person"), True),
        ("escalate", _("Hand to a data officer"), True),
    ]
    if state.taken_by_id == user.pk:
        return [*answers, ("release", _("Release"), False)]
    return [("take", _("Take"), False), *answers]


def may_see_queue(user: Any, _thing: Any = None) -> Decision:
    """Whether `user` answers members' texts, or what is handed to data officers."""
    return _staff_only(is_editor(user) or is_moderator(user) or is_officer(user))


def may_review_text(user: Any, page: Any) -> Decision:
    """Whether `user` may answer what waits on `page`."""
    state = open_round(page)
    return NOT_IN_REVIEW if state is None else may_review(user, page, state)


def may_trust_author(user: Any, author: Any) -> Decision:
    """Whether `user` may let stories of `author` go live before their review: editors (4e)."""
    if not is_editor(user):
        return NOT_STAFF
    return OWN_WORK if author is not None and author.pk == user.pk else ALLOWED


def may_read_page(user: Any, page: Any) -> Decision:
    """Whether anybody may read `page`: it is public."""
    if page.live and not page.get_view_restrictions().exists():
        return ALLOWED
    return refuse(_("This page is not public."))


def may_edit_page(user: Any, page: Any) -> Decision:
    """Whether `user` may change a page of the campaign."""
    return _staff_only(page.permissions_for_user(user).can_edit())


def may_publish_page(user: Any, page: Any) -> Decision:
    """Whether `user` may publish a page of the campaign."""
    return _staff_only(page.permissions_for_user(user).can_publish())


def may_translate_page(user: Any, page: Any) -> Decision:
    """Whether `user` may write the translation that is kept in `page`."""
    submits = user.has_perm("wagtail_localize.submit_translation")
    return _staff_only(submits and page.permissions_for_user(user).can_edit())


def may_edit_menu(user: Any, _menu: Any) -> Decision:
    """Whether `user` may change menus and footer."""
    return _staff_only(user.has_perm("home.change_menu"))


def may_answer_contact(user: Any, _message: Any) -> Decision:
    """Whether `user` may answer messages to the campaign."""
    return _staff_only(user.has_perm("home.change_contactmessage"))


def may_take_down(user: Any, _text: Any = None) -> Decision:
    """Whether `user` may answer concerns, take texts down and put them back."""
    answers = groups_of(user) & {EDITORS, MODERATORS, OFFICERS}
    return _staff_only(bool(answers) or bool(user.is_active and user.is_superuser))


def may_help_take_back(user: Any, _request: Any = None) -> Decision:
    """Whether `user` helps people whose code does not take their story down: data officers."""
    return _staff_only(is_officer(user) or bool(user.is_active and user.is_superuser))


def may_give_staff_role(user: Any, _person: Any) -> Decision:
    """Whether `user` may put people into staff groups and give them languages."""
    return _staff_only(user.has_perm("accounts.change_user"))


def _staff_only(allowed: bool) -> Decision:
    return ALLOWED if allowed else NOT_STAFF
