"""House rules that no linter knows."""

import ast
import re

from tests.contracts.repository import APPS, ROOT, files, names

LONGEST = 300
# Written in two halves, so that this file does not hold what it looks for.
OUTSIDE = re.compile(rb"\.\./" + rb"shared\b|/work" + rb"/(?:main|plan|shared)\b")
UNFINISHED = re.compile(r"\b(?:TODO|FIX" + r"ME|XXX)\b|(?i:lorem ip" + r"sum)")


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    modules = [path for path in files(".py") if path.parent.name != "migrations"]
    long = [path for path in modules if len(path.read_text().splitlines()) > LONGEST]
    assert names(long) == []


def test_the_project_stands_alone() -> None:
    dependent = [path for path in files() if OUTSIDE.search(path.read_bytes())]
    assert names(dependent) == []


def test_nothing_is_left_unfinished() -> None:
    texts = files(".py", ".html", ".txt", ".css", ".js", ".md", ".json")
    code = [path for path in texts if path.parent.name != "requirements"]
    unfinished = [path for path in code if UNFINISHED.search(path.read_text())]
    assert names([path for path in unfinished if path.name != "test_house_rules.py"]) == []


def test_model_and_block_packages_say_what_they_offer() -> None:
    packages = [ROOT / app / kind / "__init__.py" for app in APPS for kind in ("models", "blocks")]
    silent = [path for path in packages if path.is_file() and "__all__" not in path.read_text()]
    assert names(silent) == []


def test_nothing_public_lacks_a_docstring_in_the_apps() -> None:
    silent = [
        f"{path.relative_to(ROOT)}"
        for path in files(".py")
        if path.relative_to(ROOT).parts[0] in APPS
        and path.parent.name != "migrations"
        and path.stat().st_size
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_the_readme_names_every_command_of_the_campaign() -> None:
    readme = (ROOT / "README.md").read_text()
    commands = {path.stem for path in files(".py") if "campaign/management/commands" in str(path)}
    # What loads the demo is named by its target of make.
    missing = commands - {"__init__", "load_demo"} - set(re.findall(r"manage\.py (\w+)", readme))
    assert sorted(missing) == []
