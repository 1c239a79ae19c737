"""What every action on a member's text shares: its address, its lock, its saving."""

import secrets
from typing import Any

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.actions.errors import Conflict, Invalid, require
from home.consent_codes import LETTERS

from ..policies import is_open_for_change, may_see_text
from ..selectors.texts import index_for, status

MAX_SLUG_WORDS = 60


def short_id(length: int = 6) -> str:
    """Return a random id that keeps addresses unique without a search."""
    return "".join(secrets.choice(LETTERS) for _number in range(length))


def slug_for(title: str, fallback: str, limit: int = MAX_SLUG_WORDS) -> str:
    """Return an address from a title in any script, made unique by a short id."""
    words = slugify(anyascii(title))[:limit].strip("-") or fallback
    return f"{words}-{short_id()}"


def place_page(page: Any, user: Any) -> Any:
    """Put a new draft under the index of the interface's language and save its first revision.

    Raises Invalid when the site has no such index yet.
    """
    index = index_for(type(page))
    if index is None:
        raise Invalid(_("The site is not ready for this yet. Tell the campaign."))
    page.locale = index.locale
    page.owner = user
    page.live = False
    page.has_unpublished_changes = True
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def lock_draft(pk: int, user: Any) -> Any:
    """Lock a text and return its newest draft, if `user` may change it now.

    Inside a transaction. A reviewer's act locks the same row first, so that neither overtakes the
    other. Raises NotAllowed for strangers, Conflict while it is in review.
    """
    page = lock_text(pk, user)
    require(is_open_for_change(status(page)), Conflict)
    return draft_of(page)


def draft_of(page: Any) -> Any:
    """Return the newest version of a locked text; Wagtail would read the page again for it."""
    newest = page.get_latest_revision() if page.has_unpublished_changes else None
    return page if newest is None else page.with_content_json(newest.content)


def lock_text(pk: int, user: Any) -> Any:
    """Lock a text that `user` may see from inside.

    Raises NotAllowed for strangers, Conflict when an editor has locked it in the admin.
    """
    locked = Page.objects.select_for_update().get(pk=pk)
    model = locked.specific_class._default_manager.select_related("organisation", "locale")
    page = model.get(pk=pk)
    require(may_see_text(user, page))
    if page.locked:
        raise Conflict(_("An editor has locked this text. Try again later."))
    return page


def keep_draft(page: Any, user: Any) -> None:
    """Save a draft; the words of a public page stay as they are until the review."""
    if not page.live:
        page.save()
    page.save_revision(user=user, log_action=True, clean=False)
