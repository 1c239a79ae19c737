"""What each action can refuse, read from its code and from the code that it calls.

An action is a public function in an `actions` package that raises one of our errors, itself or
through what it calls. A function that only other actions of its app call is a step of theirs.
"""

import ast
import importlib
import inspect
from collections.abc import Iterator
from functools import cache
from types import FunctionType
from typing import Any, NamedTuple

from accounts.actions.errors import AccountRefusal
from home.actions.errors import ActionError, require
from tests.contracts.repository import APPS, ROOT, files

ERRORS = (ActionError, AccountRefusal)
Raised = frozenset[type]
NOTHING: Raised = frozenset()


class Function(NamedTuple):
    """A function at the top of one of our modules."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


def app_of(function: Function) -> str:
    """Return the app that a function belongs to."""
    return function.module.partition(".")[0]


@cache
def tree(module: str) -> ast.Module:
    """Return the parsed source of a module."""
    source = inspect.getsource(importlib.import_module(module))
    return ast.parse(source)


@cache
def action_modules() -> tuple[str, ...]:
    """Return the names of all modules with actions."""
    paths = [path.relative_to(ROOT) for path in files(".py")]
    found = [path for path in paths if path.parts[0] in APPS and path.parts[1:-1] == ("actions",)]
    return tuple(".".join(path.with_suffix("").parts) for path in found if path.stem != "__init__")


def definition(function: Function) -> ast.FunctionDef | None:
    """Return where the function is written."""
    for node in tree(function.module).body:
        if isinstance(node, ast.FunctionDef) and node.name == function.name:
            return node
    return None


def scope(function: Function, body: ast.FunctionDef) -> dict[str, Any]:
    """Return what names mean inside a function: its module's, its own imports and functions."""
    module = importlib.import_module(function.module)
    names = dict(vars(module))
    for node in ast.walk(body):
        if isinstance(node, ast.ImportFrom):
            package = module.__package__ or ""
            source = importlib.import_module("." * node.level + (node.module or ""), package)
            names |= {one.asname or one.name: getattr(source, one.name) for one in node.names}
        elif isinstance(node, ast.FunctionDef) and node is not body:
            names[node.name] = node
    return names


def as_function(value: Any) -> Function | None:
    """Return `value` as a function of ours, whatever decorates it."""
    plain = inspect.unwrap(value) if callable(value) else value
    if isinstance(plain, FunctionType) and plain.__module__.partition(".")[0] in APPS:
        return Function(plain.__module__, plain.__name__)
    return None


@cache
def chosen_by(function: Function) -> dict[str, Function]:
    """Return what `function` chooses from a table of its module, by the key that it is given."""
    body = definition(function)
    names = vars(importlib.import_module(function.module))
    found: dict[str, Function] = {}
    for node in ast.walk(body) if body else []:
        table = _value(node.value, names) if isinstance(node, ast.Subscript) else None
        if isinstance(table, dict):
            found |= {key: one for key, act in table.items() if (one := as_function(act))}
    return found


@cache
def raised_by(function: Function, above: tuple[Function, ...] = ()) -> Raised:
    """Return the errors of ours that come out of a function."""
    body = definition(function)
    if body is None or function in above:
        return NOTHING
    names = scope(function, body)
    return _raised_in(body.body, names, (*above, function))


def _raised_in(nodes: list[Any], names: dict[str, Any], above: tuple[Function, ...]) -> Raised:
    found = NOTHING
    for node in nodes:
        if isinstance(node, ast.FunctionDef):
            # A function inside a function raises where it is called or handed on.
            continue
        if isinstance(node, ast.Try):
            tried = _raised_in(node.body, names, above)
            for handler in node.handlers:
                caught = _value(handler.type, names)
                if isinstance(caught, type) and not _raises_again(handler):
                    tried = frozenset(error for error in tried if not issubclass(error, caught))
                found |= _raised_in(handler.body, names, above)
            found |= tried | _raised_in([*node.orelse, *node.finalbody], names, above)
            continue
        found |= _raised_here(node, names, above)
        found |= _raised_in(list(ast.iter_child_nodes(node)), names, above)
    return found


def _raised_here(node: ast.AST, names: dict[str, Any], above: tuple[Function, ...]) -> Raised:
    """Return what one node raises: a `raise`, a `require()`, or a call of a function of ours."""
    if isinstance(node, ast.Raise) and node.exc is not None:
        thrown = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        return _ours(_value(thrown, names))
    inner = _value(node, names)
    if isinstance(inner, ast.FunctionDef):
        return _raised_in(inner.body, names, above)
    if not isinstance(node, ast.Call):
        return NOTHING
    called = _value(node.func, names)
    if called is require:
        default = inspect.signature(require).parameters["error"].default
        return _ours(_value(node.args[1], names) if len(node.args) > 1 else default)
    function = as_function(called)
    return raised_by(function, above) if function else NOTHING


def _value(node: ast.AST | None, names: dict[str, Any]) -> Any:
    return names.get(node.id) if isinstance(node, ast.Name) else None


def _ours(error: Any) -> Raised:
    ours = isinstance(error, type) and issubclass(error, ERRORS)
    return frozenset({error}) if ours else NOTHING


def _raises_again(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))


def calls_in(function: Function) -> Iterator[Function]:
    """Yield the functions of ours that a function calls by their names."""
    body = definition(function)
    names = scope(function, body) if body else {}
    for node in ast.walk(body) if body else []:
        called = as_function(_value(node.func, names)) if isinstance(node, ast.Call) else None
        if called:
            yield called


@cache
def refusing_actions() -> dict[Function, Raised]:
    """Return every action that can refuse, with the errors that it raises."""
    written = [
        Function(module, node.name)
        for module in action_modules()
        for node in tree(module).body
        if isinstance(node, ast.FunctionDef)
    ]
    steps = {called for one in written for called in calls_in(one) if app_of(called) == app_of(one)}
    actions = [one for one in written if not one.name.startswith("_")]
    asked_for = {one for one in actions if one not in steps or one in used_outside()}
    return {one: raised for one in sorted(asked_for) if (raised := raised_by(one))}


@cache
def used_outside() -> frozenset[Function]:
    """Return the actions that are imported by something that is no action."""
    found = set()
    for path in files(".py"):
        place = path.relative_to(ROOT)
        if place.parts[0] not in APPS or place.parts[1] == "actions":
            continue
        package = ".".join(place.parent.parts)
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and "actions" in (node.module or ""):
                module = _absolute(package, node)
                found |= {Function(module, one.name) for one in node.names}
    return frozenset(found)


def _absolute(package: str, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    above = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*above, node.module or ""])
