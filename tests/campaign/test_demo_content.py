"""What the demo must show: enough of everything, finished, in every language."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from campaign.demo.pictures import used_pictures
from campaign.demo.source import FOLDER, LANGUAGES, read
from home.terms import is_term
from library.demo.library import used_pictures as pictures_of_the_library
from library.demo.programme import used_pictures as pictures_of_the_programme

FILES = sorted(path.stem for path in (FOLDER / "content").glob("*.json"))
# What programmers leave in files is found by the rules of the house.
UNFINISHED = re.compile(r"(?i:ipsum|x{3,}|placeholder)|[?]{3,}")
# Texts of members and of the places they name: each stands in the language it was written in.
ONE_LANGUAGE = {"alliance", "news", "people", "stories", "updates"}


def dictionaries(content: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Return every object of a content file with its place."""
    if isinstance(content, dict):
        yield place, content
        content = content.items()
    elif isinstance(content, list):
        content = enumerate(content)
    else:
        return
    for key, value in content:
        yield from dictionaries(value, f"{place}/{key}")


def texts(content: Any) -> Iterator[str]:
    """Return every text of a content file."""
    for _place, found in dictionaries({"": content}):
        for value in found.values():
            items = value if isinstance(value, list) else [value]
            yield from (item for item in items if isinstance(item, str))


def test_there_is_enough_of_everything() -> None:
    pledges = read("pledges")
    published = [story for story in read("stories") if story["state"] == "published"]
    assert len(read("organisations")) >= 12
    assert len(pledges) >= 6
    assert len(published) >= 10
    assert 380 <= sum(pledge["signatures"] for pledge in pledges) <= 480


def test_no_picture_is_shown_in_two_places() -> None:
    named = Counter(
        found["picture"]
        for name in FILES
        for _place, found in dictionaries(read(name))
        if found.get("picture")
    )
    assert [picture for picture, times in named.items() if times > 1] == []
    drawn = json.loads((FOLDER / "pictures" / "pictures.json").read_text(encoding="utf-8"))
    assert set(named) <= {entry["name"] for entry in drawn}
    # The library shows pictures of its own.
    of_the_library = pictures_of_the_library() | pictures_of_the_programme()
    assert set(named) | of_the_library == used_pictures()


@pytest.mark.parametrize("name", FILES)
def test_no_text_is_unfinished(name: str) -> None:
    assert [text for text in texts(read(name)) if UNFINISHED.search(text)] == []


@pytest.mark.parametrize("name", sorted(set(FILES) - ONE_LANGUAGE))
def test_every_public_text_is_there_in_its_languages(name: str) -> None:
    missing = []
    for place, found in dictionaries(read(name)):
        spoken = set(found) & set(LANGUAGES)
        if not spoken:
            continue
        entry = re.match(r"/(\d+)/", place)
        wanted = set(LANGUAGES)
        if name == "pledges" and entry is not None:
            # A pledge of members is in the languages of its title.
            wanted = set(read("pledges")[int(entry[1])]["title"])
        filled = {code for code in spoken if str(found[code]).strip()}
        if filled and filled != wanted:
            missing.append((place, sorted(wanted - filled)))
    assert missing == []


@pytest.mark.parametrize("story", read("stories"), ids=lambda story: story["key"])
def test_a_story_is_whole(story: dict[str, Any]) -> None:
    assert story["title"].strip()
    assert len(story["text"].split()) > 40
    assert story["language"] in LANGUAGES
    assert story["text_language"]
    assert story["alt"] if story["picture"] else True


def test_what_pages_are_about_is_in_the_lists_and_of_pages_that_are_there() -> None:
    content = read("terms")
    for terms in (*content["kinds"].values(), *content["pages"].values()):
        assert all(is_term(name, code) for name, codes in terms.items() for code in codes)
    stories = {f"story:{story['key']}" for story in read("stories")}
    pledges = {f"pledge:{pledge['code']}" for pledge in read("pledges")}
    named = {key for key in content["pages"] if not key.startswith("page:")}
    assert named <= stories | pledges
