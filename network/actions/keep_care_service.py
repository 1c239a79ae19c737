"""Keep what the register knows of an organisation's child care."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from home.actions.errors import Invalid

from ..models import CareService, Organisation

WHAT_IT_IS = ("setting", "provider", "finance")
CARE_FIELDS = (*WHAT_IT_IS, "places")


@transaction.atomic
def keep_care_service(organisation: Organisation, values: Mapping[str, Any]) -> CareService | None:
    """Store the child care that the organisation runs; without any answer it runs none.

    Args:
        organisation: who runs it.
        values: of `CARE_FIELDS`.

    Raises Invalid when only some of place, provider and payer are known.
    """
    known = [bool(values.get(name)) for name in WHAT_IT_IS]
    if not any(known) and values.get("places") is None:
        CareService.objects.filter(organisation=organisation).delete()
        return None
    if not all(known):
        raise Invalid
    kept, _created = CareService.objects.update_or_create(
        organisation=organisation, defaults={name: values.get(name) for name in CARE_FIELDS}
    )
    return kept
