"""What people, programs and bad luck send us, and how the site answers.

`cases.json` names every case; each module holds a class with the tests of one door, and
`tests/test_bad_inputs.py` runs them all.
"""

from pathlib import Path

import pytest

pytest.register_assert_rewrite(
    *(f"{__name__}.{module.stem}" for module in Path(__file__).parent.glob("[!_]*.py"))
)
