"""One documented set of variables: read by the settings, named, explained."""

import ast
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.database import ROOT
from tests.deployment.files import ENV_EXAMPLE, place, variables

NAME = re.compile(r"[A-Z][A-Z0-9_]{3,}")
OURS = {
    "required", "parsed", "web_address", "host_names", "whole_number", "time_zone", "mail_server",
    "proxies",
}  # fmt: skip
DOCS = (
    ROOT / "README.md",
    *(ROOT / "docs" / f"{name}.md" for name in ("running-it", "several-machines", "backups")),
)


def reads(node: ast.Call) -> bool:
    """Whether a call reads a variable: one of ours, of environs' `env`, or of os.environ."""
    target = node.func
    if isinstance(target, ast.Attribute):
        of = target.value
        return getattr(of, "id", "") == "env" or getattr(of, "attr", "") == "environ"
    return getattr(target, "id", "") in OURS


def names_read(path: Path) -> Iterator[str]:
    """Yield the variables of the environment that a file of settings reads."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and reads(node):
            words = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
            yield from (word for word in words if isinstance(word, str) and NAME.fullmatch(word))
        # A module that reads one variable calls its name VARIABLE.
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            targets = {getattr(target, "id", "") for target in node.targets}
            if "VARIABLE" in targets:
                yield str(node.value.value)


def read_by_settings() -> set[str]:
    """Return every variable that the code below config/ reads, the demo's start aside."""
    files = [path for path in (ROOT / "config").rglob("*.py") if "demo" not in path.parts]
    return {name for path in files for name in names_read(path)}


def in_the_example() -> set[str]:
    """Return every variable of deploy/env.example, those behind a # included."""
    return set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", ENV_EXAMPLE.read_text(), flags=re.MULTILINE))


def test_the_example_names_exactly_what_the_settings_read() -> None:
    assert in_the_example() == read_by_settings()


def test_the_docs_explain_every_variable() -> None:
    words = "".join(path.read_text(encoding="utf-8") for path in DOCS)
    assert {name for name in in_the_example() if f"`{name}`" not in words} == set()


def test_every_variable_of_the_example_is_explained_in_the_line_above() -> None:
    lines = ENV_EXAMPLE.read_text(encoding="utf-8").splitlines()
    for before, line in itertools.pairwise(lines):
        if re.match(r"#?[A-Z][A-Z0-9_]+=", line) and not line.startswith("DJANGO_SETTINGS_MODULE"):
            assert before.startswith("# "), line
            assert len(before) > 10


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Load the production settings with nothing but these variables."""
    bare = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=ROOT,
        env={**bare, **environment},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def placed(tmp_path: Path) -> dict[str, str]:
    """The variables that deploy/server/place writes for a site, in a folder of the test."""
    place(tmp_path, "stories.example.org")
    found = variables((tmp_path / "etc/cradle/env").read_text())
    return {**found, "VAR_DIR": str(tmp_path / "var")}


def test_what_is_placed_starts_without_a_change(placed: dict[str, str]) -> None:
    assert placed["BASE_URL"] == "https://stories.example.org"
    assert placed["ALLOWED_HOSTS"] == "stories.example.org"
    assert len(placed["SECRET_KEY"]) >= 50
    done = start(placed)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_environment_that_was_written_before_stays(tmp_path: Path) -> None:
    place(tmp_path, "stories.example.org")
    own = tmp_path / "etc/cradle/env"
    own.write_text("SECRET_KEY=mine\n")
    place(tmp_path, "stories.example.org")
    assert own.read_text() == "SECRET_KEY=mine\n"
    assert own.stat().st_mode & 0o007 == 0
