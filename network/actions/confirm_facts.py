"""Say that facts are still right."""

from collections.abc import Collection

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import require

from ..confirmations import note_confirmation
from ..enums_register import FactGroup, SaidBy
from ..models import Organisation
from ..policies import is_register_staff, may_edit_facts


@transaction.atomic
def confirm_facts(
    organisation: Organisation, user: User, groups: Collection[FactGroup] = tuple(FactGroup)
) -> None:
    """Record that the facts, or some groups of them, are still right today.

    Raises NotAllowed for people who are neither stewards nor editors.
    """
    require(may_edit_facts(user, organisation))
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    note_confirmation(
        row, groups, SaidBy.EDITOR if is_register_staff(user) else SaidBy.STEWARD, user
    )
    data = {"groups": sorted(group.value for group in groups)}
    log(instance=row, action="network.confirm_facts", user=user, data=data)
