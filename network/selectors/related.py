"""What works with an organisation: everything that points at it."""

from collections.abc import Sequence
from typing import Any

from ..models import Organisation
from ..registry import reckoned

# What belongs to the record itself, or is reckoned from it, and goes with it.
PARTS = frozenset(
    (
        *("OrganisationTerm", "OrganisationName", "OrganisationContact", "SourceRecord"),
        *("KnownApart", "DuplicatePair", "ImportRow", "SearchEntry", "SearchTrigram"),
    )
)


def relations() -> list[Any]:
    """Return every relation of another model to an organisation, of whatever app.

    What another app reckons from the record works with it as little as a list of contents does.
    """
    fields: list[Any] = Organisation._meta.get_fields(include_hidden=True)
    return [
        field
        for field in fields
        if field.auto_created
        and (field.one_to_many or field.one_to_one)
        and field.related_model._meta.label not in reckoned
    ]


def working_with(pks: Sequence[int]) -> dict[int, str]:
    """Return {organisation: name of a model} for those with which something works by now.

    Asked before one is deleted: what belongs to it alone does not count.
    """
    found: dict[int, str] = {}
    for relation in relations():
        model = relation.related_model
        if model.__name__ in PARTS:
            continue
        name = relation.field.attname
        rows = model._base_manager.filter(**{f"{name}__in": pks}).values_list(name, flat=True)
        found |= dict.fromkeys(rows.distinct(), str(model._meta.verbose_name))
    return found
