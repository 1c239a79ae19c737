"""Lines of the log about signing in: who, by what, and whether it worked (ASVS 5, 16.3.1).

A person is named by the number of her account alone. What was typed is never written down.
"""

import logging
from typing import Any

from allauth.account import signals as account
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal, receiver
from django.http import HttpRequest

logger = logging.getLogger(__name__)

# What changes how somebody gets in, and the words for it.
CHANGES: dict[Signal, str] = {
    account.password_changed: "changed her words",
    account.password_set: "got her first words",
    account.email_added: "added an address",
    account.email_changed: "changed her main address",
    account.email_removed: "removed an address",
    account.email_confirmed: "confirmed an address",
    account.user_signed_up: "signed up",
    mfa.authenticator_added: "added a second factor",
    mfa.authenticator_removed: "removed a second factor",
    mfa.authenticator_reset: "renewed a second factor",
}
# What was not let in.
REFUSALS: dict[Signal, str] = {
    account.login_code_rejected: "a wrong code of a mail",
    account.email_verification_code_rejected: "a wrong code for an address",
    mfa.authentication_failed: "a wrong second factor",
}


def _methods(request: HttpRequest | None, user: Any) -> str:
    """Return by what she has signed in so far, like "code, mfa"."""
    if request is None or not hasattr(request, "session"):
        return "nothing that is recorded"
    records = get_authentication_records(request, user)
    return ", ".join(str(record.get("method")) for record in records) or "another way"


@receiver(user_logged_in, dispatch_uid="accounts.journal_in")
def note_sign_in(sender: Any, user: Any, request: Any = None, **_options: Any) -> None:
    """Write down a sign-in with the factors that were used."""
    logger.info("Account %s signed in by %s", user.pk, _methods(request, user))


@receiver(user_logged_out, dispatch_uid="accounts.journal_out")
def note_sign_out(sender: Any, user: Any, **_options: Any) -> None:
    """Write down a sign-out; one without an account says nothing."""
    if user is not None:
        logger.info("Account %s signed out", user.pk)


@receiver(user_login_failed, dispatch_uid="accounts.journal_failed")
def note_failure(sender: Any, **_options: Any) -> None:
    """Write down that name and words did not fit; neither of them is kept."""
    logger.warning("A sign-in was refused: name and words do not fit")


@receiver(mfa.authenticator_used, dispatch_uid="accounts.journal_factor")
def note_factor(sender: Any, user: Any, authenticator: Any, **_options: Any) -> None:
    """Write down which kind of second factor was used."""
    logger.info("Account %s used a second factor: %s", user.pk, authenticator.type)


def _note(signal: Signal, level: int, line: str) -> None:
    """Write `line` whenever `signal` is sent, with the number of the account."""

    def write(sender: Any, **told: Any) -> None:
        user = told.get("user") or getattr(told.get("email_address"), "user", None)
        logger.log(level, line, getattr(user, "pk", None))

    signal.connect(write, weak=False, dispatch_uid=f"accounts.journal: {line}")


for _signal, _words in CHANGES.items():
    _note(_signal, logging.INFO, f"Account %s {_words}")
for _signal, _words in REFUSALS.items():
    _note(_signal, logging.WARNING, f"Account %s was refused: {_words}")
