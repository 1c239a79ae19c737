"""The matrix of a framework, narrowed down by what the visitor chose."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from home.facets import choice_group
from home.selectors.narrowing import narrowing
from home.vocabularies import label

from ..models import FrameworkPage

COLUMNS = ("workers", "measure")


def framework_context(request: HttpRequest, page: FrameworkPage) -> dict[str, Any]:
    """Return the lines that fit, and the choices with their numbers.

    A line for all workers fits every kind of worker.
    """
    lines = [_line(block.value) for block in page.matrix]
    asked = {name: request.GET.get(name, "")[:120] for name in COLUMNS}
    fitting = [line for line in lines if all(_fits(line, name, asked[name]) for name in COLUMNS)]
    names = {"workers": _("Kind of worker"), "measure": _("Measure")}
    groups = [_group(name, names[name], lines, asked) for name in COLUMNS if _differ(lines, name)]
    return {
        "lines": fitting,
        "facet_groups": groups,
        **narrowing(request, groups),
    }


def _line(value: Any) -> dict[str, str]:
    code = value["workers"] or ""
    return {
        "workers": code,
        "who": label("sector", code) if code else _("All informal workers"),
        "measure": value["measure"],
        "provider": value["provider"],
        "conditions": value["conditions"],
    }


def _fits(line: dict[str, str], name: str, asked: str) -> bool:
    return not asked or line[name] == asked or (name == "workers" and not line[name])


def _differ(lines: list[dict[str, str]], name: str) -> bool:
    return len({line[name] for line in lines}) > 1


def _group(
    name: str, words: str, lines: list[dict[str, str]], asked: dict[str, str]
) -> dict[str, Any]:
    others = [one for one in COLUMNS if one != name]
    rest = [line for line in lines if all(_fits(line, one, asked[one]) for one in others)]
    labels = {
        line[name]: line["who" if name == "workers" else name] for line in lines if line[name]
    }
    numbers = {code: sum(_fits(line, name, code) for line in rest) for code in labels}
    return choice_group(name, words, labels, numbers, asked[name])
