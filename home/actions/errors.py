"""What an action raises when it refuses.

Views turn the class into a status, and show the words.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from home.policies import Decision, Words


class ActionError(PermissionDenied):
    """An action was refused; `message` is a sentence for people, translated when it is shown.

    A refusal that no view turns into words is answered with 403, never with 500.
    """

    message: Words = _("This cannot be done.")

    def __init__(self, message: Words = "") -> None:
        self.message: Words = message or type(self).message
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(ActionError):  # noqa: N818
    """This person may not do this (403, or 404 where she may not know of the thing)."""

    message = _("You are not allowed to do this.")


class Conflict(ActionError):  # noqa: N818
    """The thing has changed, or is in a state in which this cannot be done (409)."""

    message = _("Somebody has changed this in the meantime. Load the page again.")


class Invalid(ActionError):  # noqa: N818
    """What was sent is not complete or not valid (422); `field` names the form field."""

    message = _("Something is missing or not right.")

    def __init__(self, message: Words = "", field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


def require(decision: Decision, error: type[ActionError] = NotAllowed) -> None:
    """Raise `error` with the decision's reason unless it allows."""
    if not decision.allowed:
        raise error(decision.reason)
