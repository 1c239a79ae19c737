"""End a membership: leave, or be taken off the list by a steward."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, require

from ..models import Membership, Organisation
from ..policies import may_end_membership


@transaction.atomic
def end_membership(membership: Membership, user: User) -> None:
    """End `membership`; what she wrote stays with the organisation.

    Raises NotAllowed for strangers and for the last steward, Conflict when it ended already.
    """
    # The row of the organisation queues two stewards who leave at once.
    organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    row = Membership.objects.get(pk=membership.pk)
    if row.ended_at is not None:
        raise Conflict(_("This membership has ended already."))
    require(may_end_membership(user, row))
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    data = {"membership": row.pk, "left": row.user_id == user.pk}
    log(instance=organisation, action="network.end_membership", user=user, data=data)
