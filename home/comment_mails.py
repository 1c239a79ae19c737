"""Mails about comments on a page, in each reader's language, through our outbox.

Wagtail's own are written in English to everybody who never chose a language in the admin, and the
HTML of all of them in the language of who wrote the comment.
"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from wagtail.users.models import UserProfile

from .emails import send_mail_template

COMMENTS = "updated_comments"


def tell_of_comments(recipients: Iterable[Any], notification: str, context: Any) -> bool:
    """Tell those who follow the comments of a page and may still work on it.

    Args:
        recipients: people; who wants no such mails, or may not open the page, is left out.
        notification: Wagtail's name of the mail; the editor sends no other.
        context: Wagtail's: page, editor, new_comments, resolved_comments, deleted_comments,
            replied_comments.
    """
    page = context["page"]
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for person in recipients:
        if _wants(person, notification) and page.permissions_for_user(person).can_edit():
            values = {**context, "person": person, "address": address}
            send_mail_template("comments", person.email, person.language, values)
    return True


def _wants(person: Any, notification: str) -> bool:
    if not person.is_active or not person.email:
        return False
    return bool(getattr(UserProfile.get_for_user(person), f"{notification}_notifications"))
