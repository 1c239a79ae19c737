"""Templates: they compile, and hold nothing that the content security policy would block."""

import re
from pathlib import Path

import pytest
from django.template import engines

from tests.contracts.repository import ROOT, files

TEMPLATES = [path for path in files(".html", ".txt") if ROOT / "templates" in path.parents]
HTML = [path for path in TEMPLATES if path.suffix == ".html"]
# Mail programs ignore style sheets: their HTML alone may carry its style.
PAGES = [path for path in HTML if "emails" not in path.parts]
BLOCKED = {
    "a script in the page": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/(?:ld\+)?json\")", re.IGNORECASE
    ),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}


def name(path: Path) -> str:
    """Return the name that templates call this file by."""
    return str(path.relative_to(ROOT / "templates"))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_compiles(path: Path) -> None:
    engines["django"].get_template(name(path))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_template_holds_nothing_inline(path: Path) -> None:
    text = path.read_text()
    assert [what for what, pattern in BLOCKED.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", HTML, ids=name)
def test_a_template_leaves_escaping_on(path: Path) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape\s+off", path.read_text())


def test_every_mail_has_a_text_and_an_html_form() -> None:
    mails = {path for path in TEMPLATES if "emails" in path.parts and "base" not in path.stem}
    stems = {path.with_suffix("") for path in mails if not path.stem.endswith("subject")}
    lonely = [
        name(stem)
        for stem in sorted(stems)
        if not (stem.with_suffix(".txt").exists() and stem.with_suffix(".html").exists())
    ]
    assert lonely == []
