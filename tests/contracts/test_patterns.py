"""Patterns that read what strangers send: none takes ever longer over a line made to hurt it."""

import ast
import time
from collections.abc import Iterator
from re import _constants, _parser
from typing import Any

from home.logs import scrub
from tests.contracts.test_safe_code import PATTERNS, ROOT, SOURCES

# As often as these repeats may go on, nobody waits.
FEW = 20
# Repeats within repeats that cannot be parted in two ways: a full stop ends each round.
CLEAR = {"campaign/actions/block_domain.py"}
LONGEST_ADDRESS = 8_000


def patterns() -> Iterator[tuple[str, Any]]:
    """Yield each pattern that is written in the code, with its file."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in PATTERNS:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(path.relative_to(ROOT)), first.value


def repeats_within_repeats(parts: Any, inside: bool = False) -> bool:
    """Whether something that may be repeated without end is repeated without end.

    Only then can one line be read in exponentially many ways (OWASP, "Regular expression Denial of
    Service").
    """
    for kind, value in parts:
        many = kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT} and value[1] > FEW
        if many and inside:
            return True
        if any(repeats_within_repeats(part, inside or many) for part in _inner(kind, value)):
            return True
    return False


def _inner(kind: Any, value: Any) -> list[Any]:
    if kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
        return [value[2]]
    if kind is _constants.SUBPATTERN:
        return [value[3]]
    if kind is _constants.BRANCH:
        return list(value[1])
    return [value[1]] if kind in {_constants.ASSERT, _constants.ASSERT_NOT} else []


def test_no_pattern_can_read_a_line_in_ever_more_ways() -> None:
    found = {name for name, one in patterns() if repeats_within_repeats(_parser.parse(one))}
    assert found == CLEAR
    assert repeats_within_repeats(_parser.parse(r"(a+)+$"))
    assert repeats_within_repeats(_parser.parse(r"(?:\w+|x)*@"))


def test_the_longest_address_is_logged_at_once() -> None:
    begin = time.process_time()
    scrub("Not Found: /" + "a." * (LONGEST_ADDRESS // 2))
    scrub("Not Found: /@/" + "+1 " * (LONGEST_ADDRESS // 3))
    assert time.process_time() - begin < 0.25
