"""A reviewer's large edit goes to its author first: nothing is published without her yes."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

from ..differences import changed_words, edits, guarded_changes
from ..models import ReviewTaskState
from ..notices import tell_author
from ..selectors.review import rounds_of
from .errors import Invalid, NotAllowed
from .promise import go_on, pause

# More than this is no small edit any more: the author is asked about it.
SMALL_EDIT_WORDS = 25
UNANSWERED = _("The author has not said yes to your changes yet.")


def propose(page: Any, state: ReviewTaskState, user: Any, comment: str, edit: Revision) -> None:
    """Lay the reviewer's newest edit before the author.

    Args:
        page: whose words they are.
        state: the round, locked.
        user: the reviewer.
        comment: her words to the author.
        edit: what the author would read on the page.

    Raises Invalid when nothing is changed, NotAllowed when facts of the author are.
    """
    sent = state.submitted_revision or state.revision
    check_facts(sent, edit)
    if not changed_words(sent.content, edit.content):
        raise Invalid(_("You have changed nothing yet. Change the text, then ask the author."))
    state.proposed_revision = edit
    state.agreed_revision = None
    state.agreed_by = None
    state.agreed_at = None
    pause(state)
    # Whoever answers next has these words before her.
    state.revision = edit
    state.save()
    log(instance=page, action="cradle.review.propose", user=user, revision=edit)
    changes = edits(sent.content, edit.content)
    tell_author(page, "review_proposed", user, comment=comment, edits=changes)


@transaction.atomic
def ask_no_more(page: Any, user: Any) -> None:
    """Take the question back when `user` has saved newer words than those that it is about.

    The author could not answer it any more: the time goes on until she is asked again.
    """
    latest = Page.objects.select_for_update().values_list("latest_revision_id", flat=True)
    newest = latest.get(pk=page.pk)
    asked = rounds_of(page).filter(
        status=TaskState.STATUS_IN_PROGRESS, proposed_revision__lt=newest, agreed_revision=None
    )
    for state in asked.select_for_update(of=("self",)):
        drop_question(state)
        state.save()
        log(instance=page, action="cradle.review.ask_no_more", user=user)


def drop_question(state: ReviewTaskState) -> None:
    """Ask the author of a locked round no more; the time goes on."""
    state.proposed_revision = None
    go_on(state)


def check_facts(sent: Revision, edit: Revision) -> None:
    """Raise NotAllowed when a reviewer's edit touches more than words."""
    if guarded_changes(sent.content, edit.content):
        raise NotAllowed(_("Only the author may change the organisation, consent or photos."))


def check_edit(state: ReviewTaskState, sent: Revision, edit: Revision) -> None:
    """Raise NotAllowed unless the edit is small, or the author has said yes to just this one."""
    check_facts(sent, edit)
    if state.agreed_revision_id == edit.pk:
        return
    if state.proposed_revision_id == edit.pk:
        raise NotAllowed(UNANSWERED)
    words = changed_words(sent.content, edit.content)
    if words > SMALL_EDIT_WORDS:
        raise NotAllowed(
            _(
                "Your edit changes %(count)s words; at most %(limit)s may be changed without the"
                " author. Ask her about your changes first."
            )
            % {"count": words, "limit": SMALL_EDIT_WORDS}
        )
