"""Mails about a review: to the author in her language, to the reviewers in theirs.

None leads into the admin: members cannot open it, and staff find the queue on their first page.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils import translation

from .emails import send_mail_template
from .models import ReviewTaskState
from .selectors.review import barred_from
from .selectors.staff import reviewers_for


def send_about(name: str, person: Any, page: Any, **values: Any) -> None:
    """Send one mail about `page`; nothing to who has no address."""
    if person.email:
        values = {"person": person, "page": page, **values}
        send_mail_template(name, person.email, person.language, values)


def _author_url(page: Any, user: Any) -> str:
    """Return the address of the text in the member area, in the reader's language."""
    with translation.override(user.language):
        make_url = getattr(page, "member_url", None)
        return str(make_url(user)) if make_url else ""


def tell_author(page: Any, name: str, actor: Any, **context: Any) -> None:
    """Send the mail `name` to everybody who sent this text in, but not to who acts."""
    people = {page.owner_id, *(_requesters(page))} - {None, actor.pk if actor else None}
    for person in get_user_model().objects.filter(pk__in=people, is_active=True):
        send_about(name, person, page, url=_author_url(page, person), **context)


def tell_reviewer(page: Any, name: str, person: Any, **context: Any) -> None:
    """Send the mail `name` to the reviewer who waits for it, while she is one of us."""
    if person is not None and person.is_active:
        send_about(name, person, page, **context)


def _requesters(page: Any) -> list[int | None]:
    return list(page.workflow_states.values_list("requested_by_id", flat=True))


def send_receipt(page: Any, state: ReviewTaskState, user: Any) -> None:
    """Tell the author that the text has arrived and by when it is answered."""
    values = {"due": state.due_at, "appeal": state.appeal_words}
    send_about("review_receipt", user, page, url=_author_url(page, user), **values)


def tell_reviewers(page: Any, state: ReviewTaskState) -> None:
    """Tell everybody who may answer, and is not the author, that something waits."""
    nobody = barred_from(page, state)
    for person in reviewers_for(page.locale.language_code).exclude(pk__in=nobody):
        send_about("review_waiting", person, page, due=state.due_at, appeal=state.appeal_words)


def ask_second_person(page: Any, state: ReviewTaskState, first: Any, risks: list[Any]) -> None:
    """Tell everybody who may say the second yes that the first is given, and why two are needed."""
    nobody = barred_from(page, state) | {first.pk}
    for person in reviewers_for(page.locale.language_code).exclude(pk__in=nobody):
        send_about("review_second", person, page, due=state.answer_due, first=first, risks=risks)
