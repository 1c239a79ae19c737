"""Giving out signers' data as a table, to data officers alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Invalid, NotAllowed, require

from ..exports.signers import agreed, everybody, table_of_agreed, table_of_everybody
from ..models import Pledge
from ..policies_signers import SIGN_IN_AGAIN, may_see_signers

# What is given out -> which rows, and how they are written.
SCOPES = {
    "agreed": (agreed, table_of_agreed),
    "everybody": (everybody, table_of_everybody),
}
FORMATS = ("csv", "xlsx")
SHORTEST_PURPOSE = 10


@dataclass(frozen=True)
class Export:
    """A table that is written while it is sent; `number` is that of its rows when it was asked."""

    rows: Iterator[list[Any]]
    number: int


def export_signers(
    user: Any, pledge: Pledge, scope: str, form: str, purpose: str = "", *, fresh: bool
) -> Export:
    """Return the signers of `pledge` as a table, and log who took it, for what and how many rows.

    Args:
        user: who takes it.
        pledge: whose signers.
        scope: "agreed" for those who agreed to show their full name, "everybody" for all fields.
        form: "csv" or "xlsx"; only noted.
        purpose: what the table is for; must be said for "everybody".
        fresh: she has just given her second factor again.

    Raises:
        NotAllowed: she is no data officer, or has not signed in again.
        Invalid: the scope is unknown, or the purpose is missing.
    """
    require(may_see_signers(user, pledge))
    if not fresh:
        raise NotAllowed(SIGN_IN_AGAIN.reason)
    if scope not in SCOPES or form not in FORMATS:
        raise Invalid(_("Choose what to export."), "scope")
    purpose = " ".join(purpose.split())
    if scope == "everybody" and len(purpose) < SHORTEST_PURPOSE:
        raise Invalid(_("Say what the addresses are needed for."), "purpose")
    select, table = SCOPES[scope]
    rows = select(pledge)
    number = rows.count()
    log(
        instance=pledge,
        action="campaign.signers.export",
        user=user,
        data={"scope": scope, "format": form, "purpose": purpose[:500], "rows": number},
    )
    return Export(rows=table(rows), number=number)
