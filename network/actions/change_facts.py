"""Change the facts of an organisation: at once, or as a wish that waits for an editor."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Invalid, require

from ..confirmations import note_confirmation
from ..enums_register import ChangeState, FactGroup, LocationLevel, SaidBy
from ..facts import GROUPS, WAITING, Facts, facts_in, plain, write_facts
from ..models import FactChange, Organisation
from ..places import AT_HOME
from ..policies import is_register_staff, may_edit_facts

AT_HOME_IS_AN_AREA = _(
    "This organisation cares for children in a home. Only the area can be shown, never the place."
)


@transaction.atomic
def change_facts(
    organisation: Organisation, user: User, group: FactGroup, values: Mapping[str, Any]
) -> FactChange | None:
    """Store what somebody says of a group of facts; saying it again confirms it today.

    Facts go live at once and can be taken back. A steward's new name, type or country waits for an
    editor; it takes the place of an earlier wish.

    Args:
        organisation: whose facts.
        user: who says so.
        group: which facts.
        values: facts of the group by name, as in `network.facts`; others are ignored.

    Returns the change that went live, if anything did.

    Raises NotAllowed for people who are no stewards, Invalid for the exact place of a home.
    """
    require(may_edit_facts(user, organisation))
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = facts_in(row, [group])
    said = {name: plain(values[name]) for name in GROUPS[group] if name in values}
    check_place(row, said)
    after = {name: value for name, value in said.items() if value != before[name]}
    decides = is_register_staff(user)
    waits = {} if decides else {name: after.pop(name) for name in WAITING & set(after)}
    if waits:
        _ask_for(row, user, group, before, waits)
    change = _write(row, user, group, before, after) if after else None
    note_confirmation(row, [group], SaidBy.EDITOR if decides else SaidBy.STEWARD, user)
    data = {"group": group.value, "changed": sorted(after), "waits": sorted(waits)}
    log(instance=row, action="network.change_facts", user=user, data=data)
    return change


def check_place(organisation: Organisation, values: Facts) -> None:
    """Raise Invalid when the exact place of child care in a home would be kept."""
    service = getattr(organisation, "care_service", None)
    wants_exact = values.get("location_level") == LocationLevel.EXACT
    if wants_exact and service and service.setting in AT_HOME:
        raise Invalid(AT_HOME_IS_AN_AREA, field="location_level")


def _write(row: Organisation, user: User, group: FactGroup, before: Facts, after: Facts) -> Any:
    """Write what goes live and keep how it was; what an editor had checked is unchecked again."""
    write_facts(row, after)
    return FactChange.objects.create(
        organisation=row,
        group=group,
        before={name: before[name] for name in after},
        after=after,
        state=ChangeState.LIVE,
        made_by=user,
    )


def _ask_for(row: Organisation, user: User, group: FactGroup, before: Facts, wish: Facts) -> None:
    """Keep a wish; the same one again changes nothing, another one replaces it."""
    waiting = row.fact_changes.filter(state=ChangeState.WAITING).first()
    if waiting and waiting.after == wish:
        return
    if waiting:
        waiting.state = ChangeState.REPLACED
        waiting.save(update_fields=["state"])
    FactChange.objects.create(
        organisation=row,
        group=group,
        before={name: before[name] for name in wish},
        after=wish,
        state=ChangeState.WAITING,
        made_by=user,
    )
