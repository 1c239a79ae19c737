"""Recovery codes of which only hashes are kept; allauth keeps a seed from which all can be made.

A code is shown when its owner looks at the set for the first time, and never again. It is a number
of its own and eight random digits (26 bits), hashed as passwords are: OWASP ASVS 5, 6.5.2.
"""

import secrets
import time
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth, flows
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

DIGITS = 8


class HashedRecoveryCodes(auth.RecoveryCodes):
    """A set of codes, in the place of allauth's own."""

    def __init__(self, instance: Authenticator) -> None:
        """Keep the row; nothing of it can be shown."""
        super().__init__(instance)
        self.instance: Authenticator = instance
        self.made_now: list[str] = []

    @classmethod
    def activate(cls, user: Any) -> "HashedRecoveryCodes":
        """Make room for the codes of `user`; they are made when she looks at them."""
        kind = Authenticator.Type.RECOVERY_CODES
        rows = Authenticator.objects.filter(user_id=user.pk, type=kind)
        row = rows.first() or Authenticator(user=user, type=kind, data={"hashes": {}})
        row.save()
        return cls(row)

    @transaction.atomic
    def mark_as_viewed(self) -> None:
        """Make the codes at the first look; two looks at once make one set."""
        self.instance = Authenticator.objects.select_for_update().get(pk=self.instance.pk)
        if self.did_view:
            return
        count = app_settings.RECOVERY_CODE_COUNT
        made = [f"{secrets.randbelow(10**DIGITS):0{DIGITS}}" for _number in range(count)]
        self.made_now = [f"{number}-{one[:4]}-{one[4:]}" for number, one in enumerate(made)]
        hashes = {str(number): make_password(one) for number, one in enumerate(made)}
        self.instance.data = {"hashes": hashes, "viewed_at": time.time()}
        self.instance.save(update_fields=["data"])

    def get_unused_codes(self) -> list[str]:
        """Return the codes if they were made now, else only as many blanks as are left."""
        return self.made_now or [""] * len(self.instance.data["hashes"])

    @transaction.atomic
    def validate_code(self, code: str) -> bool:
        """Tell whether `code` is one that is left, and use it up."""
        digits = "".join(sign for sign in code if sign in "0123456789")
        if len(digits) != DIGITS + 1:
            return False
        self.instance = Authenticator.objects.select_for_update().get(pk=self.instance.pk)
        hashes = self.instance.data["hashes"]
        if digits[0] not in hashes or not check_password(digits[1:], hashes[digits[0]]):
            return False
        del hashes[digits[0]]
        self.instance.save(update_fields=["data"])
        return True


def install() -> None:
    """Put them in the place of allauth's, which offers no setting for it."""
    auth.RecoveryCodes = flows.RecoveryCodes = HashedRecoveryCodes
