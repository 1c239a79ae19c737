"""A reviewer marks a risk that the author did not: from then on two people must say yes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..enums import RiskFlag
from ..models import ReviewTaskState
from .errors import Invalid


def flag(page: Any, state: ReviewTaskState, user: Any, reason: str = "", **_rest: str) -> None:
    """Add the risk `reason` to the text; adding it twice changes nothing, and none is removed."""
    if reason not in RiskFlag.values:
        raise Invalid(_("Say why a second person must look."), field="reason")
    if reason in state.added_risks:
        return
    state.added_risks = [*state.added_risks, reason]
    state.save(update_fields=["added_risks"])
    log(instance=page, action="cradle.review.flag", user=user, data={"risk": reason})
