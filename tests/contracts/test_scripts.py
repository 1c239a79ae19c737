"""What our scripts in browsers never do; each rule has an example of what it finds."""

import re

import pytest

from tests.contracts.repository import ROOT, files

SCRIPTS = {str(path.relative_to(ROOT)): path.read_text() for path in files(".js")}
RULES = {
    "runs words": r"\beval\(|\bnew Function\b|set(?:Timeout|Interval)\(\s*[\"'`]",
    "writes HTML": r"\b(?:innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write",
    "compares across types": r"[^=!]==[^=]|!=[^=]",
    "reaches what all objects share": r"__proto__|\bprototype\b|\bfor \([^)]* in ",
    "keeps names that it does not choose in a plain object": r"= \{\};",
    "asks other sites": r"https?://|[\"'`]//",
}
# What Wagtail's own page shows of a page is drawn by the server, escaped by its template.
ALLOWED = {("home/static/js/checks.js", "writes HTML")}


def faults(code: str) -> set[str]:
    """Return the rules that a script breaks."""
    bare = re.sub(r"/\*.*?\*/", "", code, flags=re.DOTALL)
    bare = re.sub(r"(?m)(?:^|\s)//.*$", "", bare)
    return {rule for rule, pattern in RULES.items() if re.search(pattern, bare)}


def test_no_script_breaks_a_rule() -> None:
    assert SCRIPTS
    broken = {(name, fault) for name, code in SCRIPTS.items() for fault in faults(code)}
    assert broken == ALLOWED


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("eval(words)", "runs words"),
        ("setTimeout('go()', 1)", "runs words"),
        ("list.innerHTML = words;", "writes HTML"),
        ("if (a == b) go();", "compares across types"),
        ("if (a != b) go();", "compares across types"),
        ("Object.prototype.x = 1;", "reaches what all objects share"),
        ("for (const name in words) go(name);", "reaches what all objects share"),
        ("const values = {};", "keeps names that it does not choose in a plain object"),
        ("fetch('https://elsewhere.test/x')", "asks other sites"),
    ],
)
def test_each_rule_finds_what_it_is_for(code: str, fault: str) -> None:
    assert fault in faults(code)


def test_whoever_listens_to_other_windows_asks_who_speaks_and_what() -> None:
    listening = {name: code for name, code in SCRIPTS.items() if '"message"' in code}
    assert set(listening) == {"home/static/js/embed.js"}
    for code in listening.values():
        heard = code.partition('addEventListener("message"')[2]
        first = heard.partition("{")[2].strip().splitlines()
        assert "event.origin !== home || event.source !== frame.contentWindow" in first[1]
        assert 'told.cradle !== "size"' in first[2]
        assert "frame.src" not in heard
