"""What partners of a promise agree to: its words and facts, and one short sign for both."""

import hashlib
import json
from typing import Any

from ..models import Pledge, PledgePage

# When one of these changes, in however small a way, partners are asked again.
AGREED_WORDS = ("ask", "how_we_know", "place", "text")
AGREED_FACTS = ("kind", "due_on", "organisation_id")


def newest_words(pledge: Pledge) -> Any:
    """Return the page of a promise as it was last written, public or not; None without one."""
    pages = PledgePage.objects.filter(pledge=pledge).select_related("organisation", "locale")
    page = pages.order_by("-live", "pk").first()
    return page if page is None else page.get_latest_revision_as_object()


def agreed_digest(pledge: Pledge, page: Any) -> str:
    """Return a short sign for what these words and facts promise: SHA-256, in hexadecimal.

    How lines are broken does not matter: browsers send the same words in different ways.
    """
    words = [getattr(page, name, "") for name in AGREED_WORDS]
    facts = [getattr(pledge, name) for name in AGREED_FACTS]
    promised = [" ".join(str(part).split()) for part in (*words, *facts)]
    return hashlib.sha256(json.dumps(promised).encode()).hexdigest()


def promised_now(pledge: Pledge) -> str:
    """Return the sign for the newest words and the present facts of a promise."""
    return agreed_digest(pledge, newest_words(pledge))
