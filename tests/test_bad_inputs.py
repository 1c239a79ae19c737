"""Bad input: at least one test for every known case, named for its id."""

import json
import re
from pathlib import Path
from typing import Any

from tests.bad_inputs.address_field import TestAddressField
from tests.bad_inputs.admin import TestAdmin
from tests.bad_inputs.confirm_link import TestConfirmLink
from tests.bad_inputs.image_upload import TestImageUpload
from tests.bad_inputs.import_file import TestImportFile
from tests.bad_inputs.import_register import TestImportRegister
from tests.bad_inputs.login import TestLogin
from tests.bad_inputs.public_data import TestPublicData
from tests.bad_inputs.search_box import TestSearchBox
from tests.bad_inputs.sign_form import TestSignForm
from tests.bad_inputs.story_form import TestStoryForm
from tests.bad_inputs.unreleased_photo import TestUnreleasedPhoto
from tests.campaign import test_export

FOLDER = Path(__file__).parent / "bad_inputs"
CASES = json.loads((FOLDER / "cases.json").read_text())
DOORS: dict[str, Any] = {
    "address_field": TestAddressField,
    "admin": TestAdmin,
    "confirm_link": TestConfirmLink,
    "export": test_export,
    "image_upload": TestImageUpload,
    "import_file": TestImportFile,
    "import_register": TestImportRegister,
    "login": TestLogin,
    "public_data": TestPublicData,
    "search_box": TestSearchBox,
    "sign_form": TestSignForm,
    "story_form": TestStoryForm,
    "unreleased_photo": TestUnreleasedPhoto,
}


def known_cases() -> dict[str, list[str]]:
    """Return every id that was ever known, with its doors."""
    lines = (FOLDER / "ids.txt").read_text().splitlines()
    return {line.split()[0]: line.split()[1:] for line in lines if not line.startswith("#")}


def ids_tested_at(door: str) -> set[str]:
    """Return the ids in the names of the tests at one door."""
    names = " ".join(vars(DOORS[door]))
    return {found.upper() for found in re.findall(r"\btest_(b\d\d)_", names)}


def ids_with_tests() -> set[str]:
    """Return the ids in the names of all tests above."""
    return set().union(*map(ids_tested_at, DOORS))


def test_no_known_case_is_without_a_test() -> None:
    untested = [
        (case, where)
        for case, places in known_cases().items()
        for where in places or ["nowhere"]
        if where not in DOORS or case not in ids_tested_at(where)
    ]
    assert untested == []


def test_the_list_of_ids_is_whole() -> None:
    """Ids may be added here, and none may be lost: 50 are known from the beginning."""
    assert ids_with_tests() <= set(known_cases())
    assert len(known_cases()) >= 50


def test_every_case_says_what_is_sent_and_what_is_expected() -> None:
    assert {case["id"] for case in CASES} == set(known_cases())
    assert [case["id"] for case in CASES if not all(case.values())] == []
    assert {frozenset(case) for case in CASES} == {frozenset({"id", "entry", "what", "expected"})}
