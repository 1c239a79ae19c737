"""Confirm facts by the link of a mail, without signing in."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..confirmations import note_confirmation
from ..enums_register import FactGroup, SaidBy
from ..models import ConfirmationRequest, Organisation
from ..policies import may_edit_facts

RUN_OUT = _("This link has run out. Sign in to confirm the facts.")


@transaction.atomic
def confirm_by_link(request: ConfirmationRequest, groups: Collection[FactGroup]) -> bool:
    """Note that the chosen groups are still right; pressed again, it was noted before.

    Returns whether anything was noted now.

    Raises Conflict after 30 days, NotAllowed when she is no steward any more, Invalid when nothing
    was chosen.
    """
    organisation = Organisation.objects.select_for_update().get(pk=request.organisation_id)
    request = ConfirmationRequest.objects.select_related("user").get(pk=request.pk)
    if request.answered_at is not None:
        return False
    if request.expires_at <= timezone.now():
        raise Conflict(RUN_OUT)
    require(may_edit_facts(request.user, organisation))
    if not groups:
        raise Invalid(_("Tick what is still right."), field="groups")
    note_confirmation(organisation, groups, SaidBy.STEWARD, request.user)
    request.answered_at = timezone.now()
    request.save(update_fields=["answered_at"])
    data = {"groups": sorted(group.value for group in groups), "by_link": True}
    log(instance=organisation, action="network.confirm_facts", user=request.user, data=data)
    return True
