"""Sessions in the database, which end by themselves: how soon, says session_ages.py."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from .session_ages import longest_until, unused_until
from .shared_phones import shared_until


class SessionStore(db.SessionStore):
    """Ends a sign-in at its age, and that of a shared phone after its half hour.

    allauth sets two weeks after a sign-in with words; here that changes nothing.
    """

    def get_expiry_age(self, **kwargs: Any) -> int:
        """Return for how many seconds the browser keeps the cookie: as long as it can be of use."""
        ends = self._ends()
        if not ends:
            return super().get_expiry_age(**kwargs)
        since = kwargs.get("modification", timezone.now())
        return max(0, int((min(ends) - since).total_seconds()))

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        """Return when it ends if it is not used; the database gives out no session after that."""
        ends = self._ends()
        if not ends:
            return super().get_expiry_date(**kwargs)
        return min([*ends, unused_until(self)])

    def get_expire_at_browser_close(self) -> bool:
        """Let the cookie of a shared phone go with the browser: it has no age of its own."""
        return shared_until(self) is not None or super().get_expire_at_browser_close()

    def _ends(self) -> list[datetime]:
        return [end for end in (shared_until(self), longest_until(self)) if end]
