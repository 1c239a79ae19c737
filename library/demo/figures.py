"""Figures and words of the glossary in the demo: real ones, each with its source."""

from decimal import Decimal
from typing import Any

from ..models import GlossaryTerm, Statistic
from .source import read

SHARED = ("unit", "unit_words", "label", "group", "area", "note")


def load_figures() -> None:
    """Make the figures, the older values of each before the one that counts."""
    for entry in read("figures"):
        older: Statistic | None = None
        versions: list[dict[str, Any]] = entry["versions"]
        for version in versions:
            shared = {name: entry[name] for name in SHARED if name in entry}
            older = Statistic.objects.create(
                code=entry["code"],
                supersedes=older,
                is_current=version is versions[-1],
                **{**shared, **version, "value": Decimal(str(version["value"]))},
            )


def load_glossary() -> None:
    """Make the words of the glossary."""
    for entry in read("glossary"):
        GlossaryTerm.objects.create(**{**entry, "variants": "\n".join(entry["variants"])})
