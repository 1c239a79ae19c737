"""What the tests of network share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Start in English: a request leaves its language active in the thread."""
    with translation.override("en"):
        yield
