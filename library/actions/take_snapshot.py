"""Keep how a plan stands today, so that it can be compared later."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, require

from ..models import Plan, PlanSnapshot
from ..policies_plans import may_edit_plan
from ..selectors.plans import activities_of, content_of


def take_snapshot(pk: int, user: Any, note: dict[str, str] | None = None) -> PlanSnapshot:
    """Write a snapshot of the plan with today's date; it is never changed again.

    Args:
        pk: of the plan.
        user: who keeps it.
        note: what it is for; everybody may read it.

    Raises:
        NotAllowed: when `user` does not edit plans.
        Conflict: when there is one of today already.
    """
    require(may_edit_plan(user))
    today = timezone.localdate()
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(pk=pk)
        if plan.snapshots.filter(taken_on=today).exists():
            raise Conflict(_("There is a snapshot of today already."))
        content = content_of(activities_of(plan))
        snapshot = PlanSnapshot.objects.create(
            plan=plan, taken_on=today, note=note or {}, content=content, by=user
        )
        log(instance=plan, action="library.plan.snapshot", user=user)
    return snapshot
