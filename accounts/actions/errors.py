"""Why an action about an account was refused."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class AccountRefusal(Exception):  # noqa: N818
    """The action was refused; `message` is a sentence for people."""

    # Often a lazy translation: put into words when it is shown.
    message: Any = _("This cannot be done.")

    def __init__(self, message: Any = "") -> None:
        """Keep the sentence."""
        self.message = message or type(self).message
        super().__init__(self.message)

    def __str__(self) -> str:
        """Return the sentence."""
        return str(self.message)


class SlipRefused(AccountRefusal):
    """A slip is unknown, used or too old; which of them is not said."""

    message = _("This code is not valid, or it was used before. Ask your steward for a new one.")


class NoSlipForHer(AccountRefusal):
    """This person gets no slip."""


class NotForHer(AccountRefusal):
    """This person is not signed out by somebody else."""
