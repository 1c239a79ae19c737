"""docs/limits.md says what the code does: every figure is compared."""

import re
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.conf import settings

from tests.contracts.repository import ROOT

PAGE = (ROOT / "docs" / "limits.md").read_text()
ROW = re.compile(r"^\| (.+?) \| (\d+) \| `([\w.]+)` \|$", re.MULTILINE)
UNITS = {"in MB": 1024 * 1024, "in million pixels": 1_000_000}
# Limits of settings that visitors meet.
TOLD = re.compile(
    r"_RATE_LIMIT$|^DATA_UPLOAD_MAX_(?!NUMBER_FILES)|_MAX_UPLOAD_SIZE$|^EMAIL_TIMEOUT$"
)


def value_of(name: str) -> Any:
    """Return what a setting, or a constant of a module, is."""
    module, _dot, constant = name.rpartition(".")
    value = getattr(import_module(module), constant) if module else getattr(settings, constant)
    return value.total_seconds() if isinstance(value, timedelta) else value


def test_every_figure_is_that_of_the_code() -> None:
    rows = ROW.findall(PAGE)
    assert len(rows) == sum(line.startswith("| ") for line in PAGE.splitlines()) - 3
    wrong = []
    for what, figure, name in rows:
        unit = next((size for words, size in UNITS.items() if words in what), 1)
        if value_of(name) != int(figure) * unit:
            wrong.append((what, figure, value_of(name)))
    assert wrong == []


def test_every_limit_of_the_settings_is_told() -> None:
    from config.settings import content, security, tasks

    own = {name for module in (content, security, tasks) for name in vars(module)}
    told = {name for _what, _figure, name in ROW.findall(PAGE)}
    assert {name for name in own if TOLD.search(name)} - told == {"WAGTAILIMAGES_MAX_UPLOAD_SIZE"}
    # Pictures have one limit, whoever sends them.
    assert value_of("home.images.MAX_BYTES") == settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE


def test_documents_are_of_the_kinds_that_the_page_names() -> None:
    (kinds,) = re.findall(r"a document \(([^)]+)\)", PAGE)
    assert [kind.lower() for kind in kinds.split(", ")] == settings.WAGTAILDOCS_EXTENSIONS
