"""What follows when an editor takes a page from the public in the admin."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from ..actions.trust import end_trust
from ..enums import TrustChange
from .admin_guards import is_member_page


def end_trust_of_author(request: HttpRequest, page: Any) -> None:
    """Let the next texts of an author whose text was taken down wait for their review."""
    if is_member_page(page.specific):
        end_trust(page.owner_id, TrustChange.TAKEN_DOWN, request.user)


def end_trust_of_authors(
    request: HttpRequest, action_type: str, objects: Iterable[Any], _action: Any
) -> None:
    """Do the same for all pages that were taken down together."""
    if action_type == "unpublish":
        for page in objects:
            end_trust_of_author(request, page)
