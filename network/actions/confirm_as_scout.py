"""A scout says that the listing of another organisation is still right, or that it is closed."""

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import require

from ..confirmations import note_confirmation
from ..enums_register import FactGroup, SaidBy
from ..models import Organisation
from ..policies import may_scout


@transaction.atomic
def confirm_as_scout(organisation: Organisation, user: User) -> None:
    """Note that a scout has confirmed all facts of a listing today.

    Raises NotAllowed for who is not trusted in that country, and for her own organisation.
    """
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    require(may_scout(user, row))
    note_confirmation(row, FactGroup, SaidBy.SCOUT, user)
    data = {"groups": sorted(FactGroup.values), "as_scout": True}
    log(instance=row, action="network.confirm_facts", user=user, data=data)
