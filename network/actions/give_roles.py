"""Make somebody a member, or give a member more responsibilities: a step of other actions."""

from accounts.models import User

from ..enums import Role
from ..models import Membership, Organisation


def give_roles(organisation: Organisation, user: User, roles: set[Role]) -> Membership:
    """Return the live membership with `roles` on top of those held.

    Call it in a transaction that has locked the organisation: one person has one membership.
    """
    live = Membership.objects.live().filter(user=user, organisation=organisation)
    membership = live.first() or Membership(user=user, organisation=organisation)
    for role in roles:
        setattr(membership, f"is_{role.value}", True)
    membership.save()
    return membership
