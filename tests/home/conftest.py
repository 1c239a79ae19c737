"""What several tests of home need."""

from collections.abc import Iterator

import pytest

from tests.factories.addresses import demo_addresses


@pytest.fixture
def demo() -> Iterator[None]:
    """Serve the site with the addresses of the demo."""
    with demo_addresses():
        yield
