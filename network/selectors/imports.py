"""What editors see of imports: numbers of each outcome, and rows as words."""

from typing import Any

from django.db.models import Count

from ..enums_import import Outcome
from ..importing.columns import COLUMNS
from ..models import CarePlace, ImportBatch, ImportRow, Organisation


def numbers(batch: ImportBatch) -> list[dict[str, Any]]:
    """Return each outcome with its label and how many rows have it."""
    found = dict(batch.rows.order_by().values_list("outcome").annotate(Count("pk")))
    return [
        {"code": value, "label": label, "number": found.get(value, 0)}
        for value, label in Outcome.choices
    ]


def shown_rows(rows: list[ImportRow]) -> list[dict[str, Any]]:
    """Return rows as they are shown: what changes, what differs, and what each may be."""
    pks = {pk for row in rows for pk in row.candidates}
    pks |= {row.organisation_id for row in rows if row.organisation_id}
    organisations = Organisation.objects.in_bulk(pks)
    places = CarePlace.objects.in_bulk({row.place_id for row in rows if row.place_id})
    return [
        {
            "row": row,
            "record": organisations.get(row.organisation_id or 0) or places.get(row.place_id or 0),
            "candidates": [organisations[pk] for pk in row.candidates if pk in organisations],
            "changes": _pairs(row.changes),
            "differences": _pairs(row.differences),
        }
        for row in rows
    ]


def _pairs(told: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [
        {"name": name, "label": _label(name), "ours": in_words(ours), "theirs": in_words(theirs)}
        for name, (ours, theirs) in told.items()
    ]


def _label(name: str) -> Any:
    column = COLUMNS.get("geometry" if name in ("place", "point") else name)
    return column.label if column else name


def in_words(value: Any) -> str:
    """Return a plain value as it is shown beside another."""
    if isinstance(value, list):
        return ", ".join(in_words(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {in_words(one)}" for key, one in value.items() if one)
    return "" if value is None else str(value)
