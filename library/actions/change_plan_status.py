"""Change the state of an activity of a plan; what it was before stays in its history."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..enums_programme import PlanState
from ..models import PlanActivity, PlanStatus
from ..policies_plans import may_edit_plan


def change_plan_status(
    pk: int,
    user: Any,
    status: str,
    since: date,
    *,
    seen: str,
    note: dict[str, str] | None = None,
) -> PlanStatus:
    """Write a new state and keep the one before; return the new row of the history.

    Args:
        pk: of the activity.
        user: who says so.
        status: a `PlanState`.
        since: the first day of the state, today or before.
        seen: the state that `user` saw when she decided.
        note: why, in one or more languages; everybody may read it.

    Raises:
        NotAllowed: when `user` does not edit plans.
        Invalid: for an unknown state, the same state, or a day that is not possible.
        Conflict: when somebody else has changed it since she looked.
    """
    require(may_edit_plan(user))
    if status not in PlanState.values:
        raise Invalid(_("Choose a state from the list."), "status")
    if since > timezone.localdate():
        raise Invalid(_("A state begins today or before."), "since")
    with transaction.atomic():
        # Two who change one activity queue here, so that the history tells both.
        activity = PlanActivity.objects.select_for_update().get(pk=pk)
        if activity.status != seen:
            raise Conflict
        if activity.status == status:
            raise Invalid(_("The activity stands there already."), "status")
        if activity.status_since and since < activity.status_since:
            raise Invalid(_("The state before it began later."), "since")
        change = PlanStatus.objects.create(
            activity=activity, status=status, since=since, note=note or {}, by=user
        )
        PlanActivity.objects.filter(pk=pk).update(status=status, status_since=since)
        log(
            instance=activity,
            action="library.plan.status",
            user=user,
            data={"from": seen, "to": status},
        )
    return change
