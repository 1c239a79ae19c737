"""Take a change of facts back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, require

from ..enums_register import ChangeState, FactGroup
from ..facts import facts_in, write_facts
from ..models import FactChange, Organisation
from ..policies import may_revert_change
from .change_facts import check_place

DONE = (ChangeState.LIVE, ChangeState.ACCEPTED)
CHANGED_SINCE = _("These facts were changed again since. Take the newer change back first.")


@transaction.atomic
def revert_change(change: FactChange, user: User) -> FactChange:
    """Put the facts back as they were before `change`; taken back twice, it is taken back once.

    Raises NotAllowed; Conflict when it is not public, or when something newer was said since.
    """
    require(may_revert_change(user, change))
    row = Organisation.objects.select_for_update().get(pk=change.organisation_id)
    change = FactChange.objects.get(pk=change.pk)
    if change.state == ChangeState.REVERTED:
        return change
    if change.state not in DONE:
        raise Conflict
    group = FactGroup(change.group)
    now = facts_in(row, [group])
    if any(now[name] != value for name, value in change.after.items()):
        raise Conflict(CHANGED_SINCE)
    check_place(row, change.before)
    write_facts(row, change.before)
    change.state = ChangeState.REVERTED
    change.decided_by, change.decided_at = user, timezone.now()
    change.save(update_fields=["state", "decided_by", "decided_at"])
    log(instance=row, action="network.revert_change", user=user, data={"change": change.pk})
    return change
