"""Note that an editor has checked a group of facts against something."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Invalid, require
from home.text import clean_line

from ..enums_register import FactGroup
from ..models import FactCheck, Organisation
from ..policies import may_verify_facts


@transaction.atomic
def verify_facts(organisation: Organisation, user: User, group: FactGroup, how: str) -> FactCheck:
    """Record that `user` checked a group today; any change of the group takes it away again.

    Args:
        organisation: whose facts.
        user: an editor who does not belong to the organisation.
        group: which facts.
        how: against what, in one line: "register of unions, 3 May".

    Raises NotAllowed, or Invalid when nobody says how.
    """
    require(may_verify_facts(user, organisation))
    how = clean_line(how)
    if not how:
        raise Invalid(_("Say what you compared it with."), field="how")
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    check, _made = FactCheck.objects.update_or_create(
        organisation=row,
        group=group,
        defaults={"verified_on": timezone.localdate(), "verified_by": user, "how": how[:200]},
    )
    log(instance=row, action="network.verify_facts", user=user, data={"group": group.value})
    return check
