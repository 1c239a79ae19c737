"""What goes over when two records become one, and how it goes back.

Each thing that works with an organisation has a mover, also those of higher apps, which register
theirs in `network.registry.merge_movers`. A mover is called inside the transaction of the merge,
with both organisations locked; what it returns is kept as JSON for the undo.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db.models import Q, QuerySet

from .models import Organisation

Moved = Any


@dataclass(frozen=True)
class Mover:
    """How one kind of thing goes over and back.

    Attributes:
        models: labels of the models whose rows it moves, such as "network.Membership".
        move: function(gone, kept) -> what was moved.
        back: function(gone, kept, moved).
    """

    models: Sequence[str]
    move: Callable[[Organisation, Organisation], Moved]
    back: Callable[[Organisation, Organisation, Moved], object]


def rows(
    label: str,
    field: str = "organisation",
    *,
    once: Sequence[str] = (),
    when: Q | None = None,
    not_to: str = "",
) -> Mover:
    """Return a mover of the rows of a model.

    Args:
        label: of the model.
        field: that names the organisation.
        once: other fields of a constraint that allows one row for each organisation; where the
            other has such a row already, it stays with the record that is gone.
        when: of which rows the constraint speaks; None for all.
        not_to: field that names a second organisation; what ties the two to each other stays.
    """

    def found() -> QuerySet[Any]:
        return apps.get_model(label)._base_manager.all()

    def move(gone: Organisation, kept: Organisation) -> Moved:
        mine = found().filter(**{field: gone})
        if not_to:
            mine = mine.exclude(**{not_to: kept})
        if once:
            others = found().filter(when or Q(), **{field: kept})
            taken = set(others.values_list(*once))
            bound = set(mine.filter(when or Q()).values_list("pk", flat=True))
            pks = [
                pk
                for pk, *values in mine.order_by("pk").values_list("pk", *once)
                if pk not in bound or tuple(values) not in taken
            ]
        else:
            pks = list(mine.order_by("pk").values_list("pk", flat=True))
        found().filter(pk__in=pks).update(**{field: kept})
        return pks

    def back(gone: Organisation, kept: Organisation, moved: Moved) -> None:
        # What went on to another organisation since is left there.
        found().filter(pk__in=moved, **{field: kept}).update(**{field: gone})

    return Mover([label], move, back)


def named_once(label: str, about: str) -> Mover:
    """Return a mover of rows that name an organisation beside something, and say no more.

    Where the one that stays is named there already, the other row is dropped until the undo.

    Args:
        label: of the model; its organisation is in `organisation`.
        about: the field of what the organisation is named beside, such as a plan.
    """

    def found() -> QuerySet[Any]:
        return apps.get_model(label)._base_manager.all()

    def move(gone: Organisation, kept: Organisation) -> Moved:
        there = found().filter(organisation=kept).values_list(about, flat=True)
        twice = found().filter(organisation=gone, **{f"{about}__in": [*there]})
        dropped = serializers.serialize("json", twice.order_by("pk"))
        twice.delete()
        mine = found().filter(organisation=gone)
        pks = list(mine.order_by("pk").values_list("pk", flat=True))
        mine.update(organisation=kept)
        return {"moved": pks, "dropped": dropped}

    def back(gone: Organisation, kept: Organisation, moved: Moved) -> None:
        pks = moved["moved"]
        # What went on to another organisation since is left there.
        found().filter(pk__in=pks, organisation=kept).update(organisation=gone)
        parent: Any = apps.get_model(label)._meta.get_field(about).related_model
        for row in serializers.deserialize("json", moved["dropped"]):
            # What it stood beside may be gone by now.
            if parent._base_manager.filter(pk=getattr(row.object, f"{about}_id")).exists():
                row.save()

    return Mover([label], move, back)
