"""What docs/ says is true of the code: every file, command, address, setting and menu it names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.admin.menu import admin_menu

from config import messages
from home.guide.files import FIRST
from home.guide.render import anchor
from tests.contracts.repository import ROOT
from tests.factories.addresses import demo_addresses
from tests.factories.staff import person

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
# Written by a command, and about everything there is.
OURS = [path for path in PAGES if path.name not in {"personal-data.md", "decisions.md"}]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMAND = re.compile(r"manage\.py (\w+)((?: [^`\n,;:]+)?)")
OPTION = re.compile(r"(--[a-z-]+)")
TARGET = re.compile(r"`?make ([a-z-]+)")
MENU = re.compile(r"\*([^*\n]+(?:\n[^*\n]+)?)\*")
SETTING = re.compile(r"\A[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\Z")
PATH = re.compile(
    r"\A(?:accounts|home|network|library|campaign|search|config|tests|docs|\.ci)/[\w./-]+\Z"
)
# Not a folder of a server.
ADDRESS = re.compile(r"\A/(?!srv/|etc/|var/|opt/)[\w/.?=-]*\Z")
LANGUAGE = re.compile(r"\A/[a-z]{2}/")
LANGUAGES = (FIRST, *messages.LANGUAGES)
MOST_BYTES = 60_000
LONGEST_PAGE = 130


def name(path: Path) -> str:
    """Return the path as it is written in the repository."""
    return str(path.relative_to(ROOT))


def words(path: Path) -> Iterator[str]:
    """Yield what stands between backticks."""
    yield from CODE.findall(path.read_text())


each_page = pytest.mark.parametrize("path", OURS, ids=name)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    dead = []
    for link in LINK.findall(path.read_text()):
        if link.startswith("http"):
            continue
        file, _hash, part = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        headings = HEADING.findall(target.read_text()) if target.suffix == ".md" else []
        if not target.is_file() or (part and part not in map(anchor, headings)):
            dead.append(link)
    assert dead == []


def test_the_contents_list_every_page_and_pictures_are_small_and_shown() -> None:
    listed = set(LINK.findall((DOCS / "README.md").read_text()))
    assert {path.name for path in DOCS.glob("*.md")} - listed == {"README.md"}
    pictures = list((DOCS / "pictures").iterdir())
    assert [path.name for path in pictures if path.stat().st_size > MOST_BYTES] == []
    shown = {Path(link).name for path in PAGES for link in LINK.findall(path.read_text())}
    assert {path.name for path in pictures} - shown == set()


def test_a_translated_page_has_an_original_with_as_many_parts() -> None:
    for path in PAGES:
        if path.parent != DOCS:
            original = DOCS / path.name
            parts = [len(HEADING.findall(one.read_text())) for one in (path, original)]
            shown = [len(LINK.findall(one.read_text())) for one in (path, original)]
            assert len({*parts}) == len({*shown}) == 1, name(path)


def test_every_page_for_the_campaign_team_is_translated() -> None:
    team = (DOCS / "README.md").read_text().partition("## For developers")[0]
    needed = {"README.md", *LINK.findall(team)}
    for language in messages.LANGUAGES:
        assert needed - {path.name for path in (DOCS / language).glob("*.md")} == set(), language


@each_page
def test_a_page_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_PAGE


@each_page
def test_commands_and_their_options_exist(path: Path) -> None:
    known, wrong = get_commands(), []
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    text = path.read_text()
    for command, rest in COMMAND.findall(text):
        if command not in known:
            wrong.append(command)
            continue
        app: Any = known[command]
        made = load_command_class(app, command) if isinstance(app, str) else app
        told = made.create_parser("manage.py", command).format_help()
        wrong += [f"{command} {one}" for one in OPTION.findall(rest) if one not in told]
    wrong += [one for code in words(path) for one in TARGET.findall(code) if one not in targets]
    assert wrong == []


@each_page
def test_files_settings_and_addresses_exist(path: Path) -> None:
    code = "\n".join(one.read_text() for one in (ROOT / "config").rglob("*.py"))
    wrong = []
    with demo_addresses():
        for word in words(path):
            if PATH.match(word) and "NOUN" not in word and not (ROOT / word).exists():
                wrong.append(word)
            if SETTING.match(word) and not hasattr(settings, word) and word not in code:
                wrong.append(word)
            if ADDRESS.match(word) and not _answers(word):
                wrong.append(word)
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_ways_through_the_menu_exist(language: str) -> None:
    request = RequestFactory().get("/admin/")
    request.user = person(is_superuser=True)
    menu: dict[str, set[str]] = {}
    with translation.override(language):
        for item in admin_menu.menu_items_for_request(request):
            inside = item.menu.menu_items_for_request(request) if hasattr(item, "menu") else ()
            menu[_plain(item.label)] = {_plain(one.label) for one in inside}
    wrong = []
    for path in (DOCS if language == FIRST else DOCS / language).glob("*.md"):
        for way in MENU.findall(path.read_text()) if path in OURS else ():
            first, _arrow, second = " ".join(way.split()).partition(" › ")
            if second and second not in menu.get(first, ()):
                wrong.append(f"{name(path)}: {way}")
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translated_page_calls_what_the_admin_shows_by_the_same_words(language: str) -> None:
    """Entries and buttons that the English page marks stand in the other as people see them."""
    words = {
        message.id: message.string
        for message in messages.read(language)
        if isinstance(message.id, str) and message.id[:1].isupper() and not message.context
    }
    wrong = []
    for path in (DOCS / language).glob("*.md"):
        written = " ".join(path.read_text().split()).casefold()
        for marked in MENU.findall((DOCS / path.name).read_text()):
            wrong += [
                f"{path.name}: {word} is {words[word]}"
                for word in " ".join(marked.split()).split(" › ")
                # People, not the entry.
                if word != "Members" and words.get(word, "").casefold() not in written
            ]
    assert wrong == []


def _plain(label: Any) -> str:
    """Return the words of an entry without the number of what waits."""
    return re.sub(r" \(\d+\)\Z", "", str(label))


def _answers(address: str) -> bool:
    """Whether a view answers; a language that is added later has the addresses of English."""
    try:
        resolve(LANGUAGE.sub("/en/", address.partition("?")[0]))
    except Resolver404:
        return False
    return True
