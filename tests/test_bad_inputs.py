"""Bad input: at least one test for every known case, named for its id."""

import json
import re
from pathlib import Path

from tests.bad_inputs.admin import TestAdmin
from tests.bad_inputs.confirm_link import TestConfirmLink
from tests.bad_inputs.image_upload import TestImageUpload
from tests.bad_inputs.import_file import TestImportFile
from tests.bad_inputs.login import TestLogin
from tests.bad_inputs.search_box import TestSearchBox
from tests.bad_inputs.sign_form import TestSignForm
from tests.bad_inputs.story_form import TestStoryForm
from tests.bad_inputs.unreleased_photo import TestUnreleasedPhoto

DOORS = [
    TestAdmin,
    TestConfirmLink,
    TestImageUpload,
    TestImportFile,
    TestLogin,
    TestSearchBox,
    TestSignForm,
    TestStoryForm,
    TestUnreleasedPhoto,
]
CASES = json.loads((Path(__file__).parent / "bad_inputs" / "cases.json").read_text())


def ids_with_tests() -> set[str]:
    """Return the ids in the names of the tests above."""
    names = " ".join(name for door in DOORS for name in vars(door))
    return {found.upper() for found in re.findall(r"\btest_(b\d\d)_", names)}


def test_no_known_case_is_without_a_test() -> None:
    assert {case["id"] for case in CASES} - ids_with_tests() == set()


def test_every_tested_case_says_what_is_sent_and_what_is_expected() -> None:
    assert ids_with_tests() - {case["id"] for case in CASES} == set()
    assert [case["id"] for case in CASES if not all(case.values())] == []
    assert {frozenset(case) for case in CASES} == {frozenset({"id", "entry", "what", "expected"})}
