"""Setting a mail service aside, and trusting it again."""

import re
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Invalid, require
from home.addresses import split_address

from ..email_keys import is_common
from ..models import BlockedDomain
from ..policies_moderation import may_decide_held

# Letters, digits and inner hyphens, at least two labels; as RFC 1035 writes hosts.
_domain = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
MAX_LENGTH = 190


def block_domain(user: Any, domain: str, note: str = "") -> BlockedDomain:
    """Hold new signatures with addresses of `domain`; those that are there need a rule.

    Args:
        user: who does it.
        domain: with or without the @; other scripts are written as the mail writes them.
        note: why, for colleagues.

    Raises:
        NotAllowed: when `user` may not decide about held signatures.
        Invalid: when this is no domain, or one where very many people have their address.
    """
    require(may_decide_held(user))
    clean = _clean(domain)
    with transaction.atomic():
        row, made = BlockedDomain.objects.get_or_create(
            domain=clean, defaults={"note": note.strip()[:200], "added_by": user}
        )
        if made:
            log(instance=row, action="cradle.domain.block", user=user, data={"domain": clean})
    return row


def unblock_domain(user: Any, row: BlockedDomain) -> bool:
    """Hold no more new signatures because of a domain; return whether this call did it.

    What is held stays held. Raises NotAllowed when `user` may not decide about it.
    """
    require(may_decide_held(user))
    with transaction.atomic():
        data = {"domain": row.domain}
        log(instance=row, action="cradle.domain.unblock", user=user, data=data)
        gone, _rows = BlockedDomain.objects.filter(pk=row.pk).delete()
        if not gone:
            # A colleague was quicker, and her entry stands.
            transaction.set_rollback(True)
    return bool(gone)


def _clean(domain: str) -> str:
    """Return the domain as addresses have it; raise Invalid for anything else."""
    clean = split_address(domain.strip())[1]
    if len(clean) > MAX_LENGTH or not _domain.fullmatch(clean):
        raise Invalid(_("Enter a domain, for example example.org."), "domain")
    if is_common(clean):
        raise Invalid(
            _("Very many people have their address there. Make a rule with more conditions."),
            "domain",
        )
    return clean
