"""Writing down who saw whose name and address."""

from collections.abc import Iterable
from typing import Any

from wagtail.log_actions import log

from home.actions.errors import NotAllowed, require

from ..models import Signature
from ..policies_signers import SIGN_IN_AGAIN, may_see_signers


def see_signers(
    user: Any, signatures: Iterable[Signature], filters: dict[str, str], *, fresh: bool
) -> None:
    """Log that `user` sees the names and addresses of these signatures; call it before showing.

    Args:
        user: who looks.
        signatures: the rows of the page that she is shown.
        filters: what she filtered by; never what she typed to find a person.
        fresh: she has just given her second factor again.

    Raises NotAllowed when she is no data officer, or has not signed in again.
    """
    require(may_see_signers(user))
    if not fresh:
        raise NotAllowed(SIGN_IN_AGAIN.reason)
    numbers = [signature.pk for signature in signatures]
    log(
        instance=user,
        action="campaign.signers.see",
        user=user,
        data={"signatures": numbers, "filters": filters},
    )
