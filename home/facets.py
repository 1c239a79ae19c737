"""A group of choices that narrows a listing down, for `templates/components/facets.html`."""

from collections.abc import Callable, Mapping
from typing import Any

from .text import fold


def choice_group(
    name: str,
    title: Any,
    named: Mapping[str, str],
    numbers: Mapping[str, int],
    chosen: str,
    place: Callable[[str], Any] | None = None,
) -> dict[str, Any]:
    """Return one group, each choice with how many rows it leaves.

    Args:
        name: the parameter in the address.
        title: what the group is called.
        named: {code: words} of the choices that are offered.
        numbers: {code: rows that it leaves}; 0 for those that are missing.
        chosen: the code that is chosen; "" for none.
        place: tells the order of a code; by their words if it is not given.
    """
    codes = sorted(named, key=place or (lambda code: fold(named[code])))
    options = [
        {
            "value": code,
            "label": named[code],
            "count": numbers.get(code, 0),
            "selected": code == chosen,
        }
        for code in codes
    ]
    return {"name": name, "label": str(title), "options": options}
