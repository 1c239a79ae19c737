"""Which refusals the tests have seen, read from their code.

A test has seen a refusal when `pytest.raises` holds the very error, and the one statement under it
calls the action, itself or through helpers of the tests. A name in passing does not count, nor a
test that is content with any exception.
"""

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.contracts.refusals import ERRORS, Function, as_function, chosen_by
from tests.contracts.repository import ROOT, files

Seen = set[tuple[Function, type]]


def refusals_seen() -> Seen:
    """Return every pair of action and error that a test has under `pytest.raises`."""
    seen: Seen = set()
    for path in files(".py"):
        if path.name.startswith("test_") and "pytest.raises" in path.read_text():
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for test in tests_of(module):
                seen |= refusals_in(test, module)
    return seen


def tests_of(module: str) -> Iterator[ast.FunctionDef]:
    """Yield the tests that are written in a module."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def refusals_in(test: ast.FunctionDef, module: str) -> Seen:
    """Return the pairs of action and error in one test."""
    found: Seen = set()
    for node in ast.walk(test):
        if not isinstance(node, ast.With) or len(node.body) != 1:
            continue
        act = getattr(node.body[0], "value", None)
        if isinstance(act, ast.Call):
            errors = {error for item in node.items if (error := asserted(item, module))}
            found |= {(action, error) for action in acted(act, module) for error in errors}
    return found


def asserted(item: ast.withitem, module: str) -> type | None:
    """Return the error of ours that `with pytest.raises(...)` asks for."""
    call = item.context_expr
    if not isinstance(call, ast.Call) or ast.unparse(call.func) != "pytest.raises":
        return None
    error = meaning(call.args[0], module)
    return error if isinstance(error, type) and issubclass(error, ERRORS) else None


def acted(call: ast.Call, module: str, above: tuple[str, ...] = ()) -> set[Function]:
    """Return the actions that a call carries out."""
    value = meaning(call.func, module)
    action = as_function(value)
    if action:
        words = {node.value for node in call.args if isinstance(node, ast.Constant)}
        chosen = {one for key, one in chosen_by(action).items() if key in words}
        return {action} | chosen
    place = getattr(value, "__module__", "") or ""
    name = getattr(value, "__name__", "")
    if not place.startswith("tests.") or name in above:
        return set()
    found: set[Function] = set()
    for helper in helpers(place, name):
        for node in ast.walk(helper):
            if isinstance(node, ast.Call):
                found |= acted(with_words(node, call), place, (*above, name))
    return found


def with_words(inner: ast.Call, outer: ast.Call) -> ast.Call:
    """Return the call in a helper with the literal words that the helper was called with."""
    words = [node for node in outer.args if isinstance(node, ast.Constant)]
    return ast.Call(func=inner.func, args=[*inner.args, *words], keywords=inner.keywords)


def helpers(module: str, name: str) -> list[ast.FunctionDef]:
    """Return the helper of that name at the top of a module of tests."""
    top = parsed(module).body
    return [node for node in top if isinstance(node, ast.FunctionDef) and node.name == name]


def meaning(node: ast.AST, module: str) -> Any:
    """Return what a name stands for in a module of tests."""
    return vars(imported(module)).get(node.id) if isinstance(node, ast.Name) else None


@cache
def imported(module: str) -> Any:
    """Return a module of tests."""
    return importlib.import_module(module)


@cache
def parsed(module: str) -> ast.Module:
    """Return the source of a module of tests."""
    return ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text())
