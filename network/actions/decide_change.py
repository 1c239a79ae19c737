"""Answer a steward's wish for another name, type or country."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, Invalid, require
from home.text import clean_line

from ..emails import send_change_answer
from ..enums_register import ChangeState, FactGroup
from ..facts import facts_in, write_facts
from ..models import FactChange, Organisation
from ..policies import may_decide_change

ANSWERED = _("Somebody else has answered this already.")


@transaction.atomic
def decide_change(change: FactChange, user: User, *, accept: bool, reason: str = "") -> FactChange:
    """Accept or decline a wish; who asked is told by mail, with the reason of a refusal.

    Raises NotAllowed (also for who asked herself), Invalid for a refusal without a reason, Conflict
    when it was answered, or when the facts are not any more what they were when she asked.
    """
    require(may_decide_change(user, change))
    reason = clean_line(reason)[:300]
    if not accept and not reason:
        raise Invalid(_("Say why, in a sentence that the organisation reads."), field="reason")
    row = Organisation.objects.select_for_update().get(pk=change.organisation_id)
    change = FactChange.objects.select_related("made_by", "organisation").get(pk=change.pk)
    if change.state != ChangeState.WAITING:
        raise Conflict(ANSWERED)
    if accept:
        now = facts_in(row, [FactGroup(change.group)])
        if any(now[name] != value for name, value in change.before.items()):
            raise Conflict
        write_facts(row, change.after)
    change.state = ChangeState.ACCEPTED if accept else ChangeState.DECLINED
    change.decided_by, change.decided_at, change.reason = user, timezone.now(), reason
    change.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    data = {"change": change.pk, "accepted": accept}
    log(instance=row, action="network.decide_change", user=user, data=data)
    send_change_answer(change)
    return change
