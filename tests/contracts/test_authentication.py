"""docs/authentication.md says what the settings say: the ways in, the limits, the ages."""

import ast
import re

from allauth.account import app_settings as account
from allauth.mfa import app_settings as mfa
from django.conf import settings

from accounts.actions import issue_slip
from accounts.codes import LENGTH
from accounts.fresh_code import TRIES, VALID_FOR
from accounts.shared_phones import SIGNED_IN_FOR
from accounts.throttle import RETRY_AFTER_SECONDS
from accounts.views.slip import TRIES as SLIP_TRIES
from network import invitations
from tests.contracts.repository import ROOT
from tests.contracts.test_cryptography import TREES

PAGE = " ".join((ROOT / "docs" / "authentication.md").read_text(encoding="utf-8").split())
# Who calls one of these makes a session of a person.
SIGNING_IN = {"login", "perform_login", "sign_in_at_once", "perform_passwordless_login"}


def part(title: str) -> str:
    """Return what stands under a heading."""
    text = (ROOT / "docs" / "authentication.md").read_text(encoding="utf-8")
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def limit(name: str, of: str) -> tuple[int, int]:
    """Return how many in how many seconds, of `ip` or `key`."""
    for rate in account.RATE_LIMITS[name].split(","):
        amount, period, kind = rate.split("/")
        if kind == of:
            found = re.fullmatch(r"(\d*)([sm])", period)
            assert found
            return int(amount), int(found[1] or 1) * {"s": 1, "m": 60}[found[2]]
    raise AssertionError(name)


def test_no_other_code_of_ours_signs_anybody_in() -> None:
    found = set()
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
                if name in SIGNING_IN:
                    found.add(file)
    assert found == {*re.findall(r"`([\w/]+\.py)`", part("The ways in"))}
    assert settings.AUTHENTICATION_BACKENDS == ["accounts.backends.PassphraseBackend"]
    ours = {"allauth", "allauth.account", "allauth.mfa", "allauth.usersessions"}
    assert {app for app in settings.INSTALLED_APPS if app.startswith("allauth")} == ours


def test_the_limits_are_those_of_the_page() -> None:
    table = part("Against guessing")
    assert limit("login_failed", "key") == (5, 300)
    assert limit("request_login_code", "key") == (5, 300)
    assert RETRY_AFTER_SECONDS == 300
    assert table.count("| 5 in 5 minutes |") == 2
    assert limit("login_failed", "ip") == (10, 60)
    assert SLIP_TRIES == {"slip": "10/m/ip"}
    assert table.count("| 10 a minute |") == 2
    assert limit("login", "ip") == (30, 60)
    assert table.count("| 30 a minute |") == 1
    assert limit("request_login_code", "ip") == limit("signup", "ip") == (20, 60)
    assert table.count("| 20 a minute |") == 2
    tries = {
        account.LOGIN_BY_CODE_MAX_ATTEMPTS,
        account.EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS,
        TRIES,
    }
    assert tries == {3}
    assert "| a code by mail | 3 tries |" in table


def test_codes_live_as_long_as_the_page_says() -> None:
    minutes = {
        account.LOGIN_BY_CODE_TIMEOUT / 60,
        account.EMAIL_VERIFICATION_BY_CODE_TIMEOUT / 60,
        VALID_FOR.total_seconds() / 60,
    }
    assert minutes == {10}
    ways = part("The ways in")
    assert "one use, 10 minutes, 3 tries" in ways
    assert issue_slip.VALID_FOR.total_seconds() == 24 * 3600
    assert f"a printed code of {LENGTH} signs (54 bits), one use, 24 hours" in ways
    assert f"one use, {invitations.VALID_FOR.days} days" in ways
    assert (mfa.TOTP_DIGITS, mfa.TOTP_PERIOD, mfa.TOTP_TOLERANCE) == (6, 30, 0)
    assert "(6 digits, one use, 30 seconds)" in " ".join(ways.split())


def test_a_sign_in_lasts_as_long_as_the_page_says() -> None:
    table = part("How long a sign-in lasts")
    member, staff = settings.SIGN_IN_LASTS["member"], settings.SIGN_IN_LASTS["staff"]
    unused = settings.SIGN_IN_LASTS_UNUSED
    assert f"| member | {unused['member'].days} days | {member.days} days |" in table
    assert unused["staff"].total_seconds() == 3600
    assert f"| staff | 1 hour | {staff.total_seconds() / 3600:.0f} hours |" in table
    half = f"{SIGNED_IN_FOR.total_seconds() / 60:.0f} minutes"
    assert f"| on a shared phone | {half} | {half} |" in table
    assert f"last {settings.ACCOUNT_REAUTHENTICATION_TIMEOUT / 60:.0f} minutes" in PAGE
    assert "as many devices as she likes" in PAGE


def test_the_words_that_a_password_may_not_hold_are_listed() -> None:
    listed = PAGE.partition("`PASSWORD_CONTEXT_WORDS`): ")[2].partition(".")[0]
    assert listed.split(", ") == settings.PASSWORD_CONTEXT_WORDS
    lengths = [rule.get("OPTIONS", {}) for rule in settings.AUTH_PASSWORD_VALIDATORS]
    assert lengths[0] == {"min_length": 15}
    assert "at least 15 characters" in PAGE
