"""The figures that a page names, as they stand today."""

from typing import Any

from home.figures import ShownFigure

from .statistics import shown_figures


def key_figures(chosen: Any) -> list[ShownFigure]:
    """Return the figures of a page's stream in its order, each once, in one query."""
    codes = list(dict.fromkeys(block.value for block in chosen))
    found = shown_figures(codes) if codes else {}
    return [found[code] for code in codes if code in found]
