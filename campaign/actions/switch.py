"""Stopping a part of the site and letting it go on."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Invalid, require

from ..enums_moderation import SwitchName, SwitchReason
from ..models import Switch
from ..policies_moderation import may_use_switch


def use_switch(user: Any, name: str, *, stop: bool, reason: str = "") -> bool:
    """Stop what `name` stands for, or let it go on; return whether this call changed anything.

    It takes effect at once for whoever asks the database, and within the 3 s that a pledge page
    may be kept for everybody else.

    Args:
        user: who does it.
        name: a `SwitchName`.
        stop: True stops it.
        reason: a `SwitchReason` that everybody may read, or nothing.

    Raises:
        NotAllowed: when `user` may not use the switches.
        Invalid: when there is no such switch or reason.
    """
    require(may_use_switch(user, name))
    if name not in SwitchName.values:
        raise Invalid(_("There is no such switch."))
    if reason and reason not in SwitchReason.values:
        raise Invalid(_("Choose a reason from the list."), "reason")
    shown = reason if stop else ""
    with transaction.atomic():
        Switch.objects.bulk_create([Switch(name=name)], ignore_conflicts=True)
        # Compared in the statement that writes: of two people at once, one is logged.
        changed = (
            Switch.objects.filter(name=name)
            .exclude(paused=stop, reason=shown)
            .update(paused=stop, reason=shown, by=user, since=timezone.now())
        )
        if not changed:
            return False
        action = "cradle.switch.stop" if stop else "cradle.switch.resume"
        log(instance=Switch(name=name), action=action, user=user, data={"reason": shown})
    return True
