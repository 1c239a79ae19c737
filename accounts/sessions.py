"""Sessions in the database, which end by themselves on a phone that is shared."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from .shared_phones import shared_until


class SessionStore(db.SessionStore):
    """Ends the session of a shared phone after its half hour, whoever asks for a longer one.

    allauth sets two weeks after a sign-in with words; here that changes nothing.
    """

    def get_expiry_age(self, **kwargs: Any) -> int:
        """Return how many seconds are left."""
        until = shared_until(self)
        if until is None:
            return super().get_expiry_age(**kwargs)
        since = kwargs.get("modification", timezone.now())
        return max(0, int((until - since).total_seconds()))

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        """Return when it ends; the database gives out no session after that."""
        return shared_until(self) or super().get_expiry_date(**kwargs)

    def get_expire_at_browser_close(self) -> bool:
        """Let the cookie of a shared phone go with the browser: it has no age of its own."""
        return shared_until(self) is not None or super().get_expire_at_browser_close()
