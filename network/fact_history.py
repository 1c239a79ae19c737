"""Writing facts of several groups at once, with how they were before."""

from collections.abc import Mapping
from typing import Any

from .enums_register import ChangeState
from .facts import group_of, write_facts
from .models import FactChange, Organisation


def write_with_history(
    organisation: Organisation,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    made_by_id: int | None,
) -> None:
    """Write plain facts, and note one public change for each group of them.

    Args:
        organisation: its row, locked by the caller.
        before: the facts as they are, those of `after` at least.
        after: what is written; nothing writes nothing.
        made_by_id: of the account that answers for it.
    """
    if not after:
        return
    write_facts(organisation, after)
    FactChange.objects.bulk_create(
        FactChange(
            organisation=organisation,
            group=group,
            before={name: before[name] for name in after if group_of(name) == group},
            after={name: value for name, value in after.items() if group_of(name) == group},
            state=ChangeState.LIVE,
            made_by_id=made_by_id,
        )
        for group in sorted({group_of(name) for name in after})
    )
