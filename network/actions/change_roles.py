"""Give a member other responsibilities."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, Invalid, NotAllowed, require

from ..enums import Role
from ..invitations import role_fields
from ..models import Membership, Organisation
from ..policies import is_last_steward, may_manage_people


@transaction.atomic
def change_roles(membership: Membership, user: User, roles: set[Role]) -> Membership:
    """Set the responsibilities of a member.

    Raises NotAllowed for strangers and when no steward would be left, Invalid without any role,
    Conflict when the membership has ended.
    """
    organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    require(may_manage_people(user, organisation))
    row = Membership.objects.get(pk=membership.pk)
    if row.ended_at is not None:
        raise Conflict(_("This membership has ended already."))
    if not roles:
        raise Invalid(_("Choose at least one responsibility."), field="roles")
    if Role.STEWARD not in roles and is_last_steward(row):
        raise NotAllowed(_("Every organisation needs a steward. Make somebody else one first."))
    before = [role.value for role in row.roles]
    for name, held in role_fields(roles).items():
        setattr(row, name, held)
    row.save(update_fields=list(role_fields(roles)))
    data = {"membership": row.pk, "before": before, "after": [role.value for role in row.roles]}
    log(instance=organisation, action="network.change_roles", user=user, data=data)
    return row
