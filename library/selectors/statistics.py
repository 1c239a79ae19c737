"""Reading figures: the current ones by code, and all versions of one."""

from collections.abc import Iterable
from typing import Any

from home.figures import ShownFigure

from ..figures import area_name, shown
from ..models import Statistic


def figures_by_code(codes: Iterable[str]) -> dict[str, Statistic]:
    """Return the current figures of these codes, in one query."""
    return {row.code: row for row in Statistic.objects.current().filter(code__in=set(codes))}


def shown_figures(codes: Iterable[str]) -> dict[str, ShownFigure]:
    """Return the same as pages show them."""
    return {code: shown(row) for code, row in figures_by_code(codes).items()}


def current_figures() -> list[dict[str, Any]]:
    """Return all figures as the list of figures shows them, by code."""
    return [described(row) for row in Statistic.objects.current().order_by("code")]


def versions_of(code: str) -> list[dict[str, Any]]:
    """Return what was ever said of one figure, the newest first; nothing for an unknown code."""
    rows = Statistic.objects.filter(code=code).order_by("-is_current", "-pk")
    return [described(row) for row in rows]


def described(row: Statistic) -> dict[str, Any]:
    """Return a figure with the words for its area and its group."""
    return {"record": row, "figure": shown(row), "area": area_name(row)}
