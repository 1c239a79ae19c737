"""Making the pack that is handed to who must answer."""

from typing import Any

from wagtail.log_actions import log

from home.actions.errors import NotAllowed, require

from ..documents.pack import delivery_pack
from ..models import Pledge
from ..policies_signers import SIGN_IN_AGAIN, may_make_pack, may_see_signers


def make_pack(user: Any, pledge: Pledge, language: str, *, names: bool, fresh: bool) -> bytes:
    """Return the delivery pack as a PDF, and log who made it and whether it names people.

    Args:
        user: an editor or data officer; with names, a data officer.
        pledge: what was signed.
        language: of the pack.
        names: name those who agreed to be shown.
        fresh: she has just given her second factor again; needed for names.

    Raises:
        NotAllowed: her role does not include it, or she has not signed in again.
        Conflict: the pledge is not public.
    """
    require(may_make_pack(user, pledge))
    if names:
        require(may_see_signers(user, pledge))
        if not fresh:
            raise NotAllowed(SIGN_IN_AGAIN.reason)
    pack = delivery_pack(pledge, names, language)
    log(
        instance=pledge,
        action="campaign.pack.make",
        user=user,
        data={"language": language, "names": names, "signatures": pledge.signature_count},
    )
    return pack
