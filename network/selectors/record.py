"""Everything that belongs to one organisation, in one statement."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import CharField, F, Model, Value
from django.db.models.functions import Cast

from ..models import (
    FactCheck,
    MboAnswer,
    Organisation,
    OrganisationContact,
    OrganisationName,
    OrganisationTerm,
)

# Name of the relation -> its model, and its columns in the order of the shared ones.
PARTS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "terms": (OrganisationTerm, ("vocabulary", "code")),
    "names": (OrganisationName, ("kind", "language", "name")),
    "contacts": (OrganisationContact, ("kind", "value", "visibility")),
    "mbo_answers": (MboAnswer, ("test", "is_met", "known_on")),
    "checks": (FactCheck, ("group", "confirmed_on", "confirmed_as", "verified_on", "how")),
}
WIDTH = max(len(columns) for _model, columns in PARTS.values())
DAYS = {"known_on", "confirmed_on", "verified_on"}
SORTED: dict[str, Callable[[Any], Any]] = {
    "names": lambda row: (row.kind, row.language, row.pk),
}


def _text(column: str) -> Any:
    return Cast(F(column), CharField())


def _value(column: str, text: str | None) -> Any:
    """Return what a column held: both databases write days as ISO dates."""
    if column in DAYS:
        return date.fromisoformat(text) if text else None
    if column == "is_met":
        return text in ("1", "true", "t")
    return text or ""


def fetch_record(organisation: Organisation) -> None:
    """Fetch terms, names, contacts, answers and checks as `prefetch_related` would, at once."""
    parts = []
    for name, (model, columns) in PARTS.items():
        cells = {f"cell{place}": _text(column) for place, column in enumerate(columns)}
        cells |= {f"cell{place}": Value("", CharField()) for place in range(len(columns), WIDTH)}
        rows = model._default_manager.filter(organisation=organisation).order_by()
        parts.append(
            rows.annotate(part=Value(name, CharField()), **cells).values_list(
                "part", "pk", *sorted(cells)
            )
        )
    found: dict[str, list[Any]] = defaultdict(list)
    for part, pk, *cells in parts[0].union(*parts[1:], all=True):
        model, columns = PARTS[part]
        values = {column: _value(column, cells[place]) for place, column in enumerate(columns)}
        found[part].append(model(pk=pk, organisation=organisation, **values))
    cache = organisation.__dict__.setdefault("_prefetched_objects_cache", {})
    for name, (model, _columns) in PARTS.items():
        rows = model._default_manager.all()
        order = SORTED.get(name, lambda row: row.pk)
        rows._result_cache = sorted(found[name], key=order)
        rows._prefetch_done = True  # type: ignore[attr-defined]
        cache[name] = rows
