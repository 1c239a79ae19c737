"""The steps of signing in, where people without e-mail differ."""

from typing import Any

from allauth.account.stages import EmailVerificationStage
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest


class AddressStage(EmailVerificationStage):
    """Asks for a confirmed address, unless the person has none.

    One that she only just typed, perhaps wrongly, must not shut her out.
    """

    def handle(self) -> Any:
        """Let people without e-mail pass."""
        user = self.login.user
        if user is not None and not user.email:
            return None, True
        return super().handle()


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor.

    To a person without e-mail a passkey is another way in beside her words, not a second lock: a
    lost phone must not shut her out. For staff it is always a lock.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        """Skip the passkey of a member without e-mail."""
        user = self.login.user
        if user is not None and not user.email and not user.is_staff:
            return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP]))
        return bool(super()._should_handle(request))
