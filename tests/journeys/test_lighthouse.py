"""What Lighthouse counts; timings are measured by `make bench BENCHMARKS=lighthouse`."""

import pytest

from tests import lighthouse
from tests.journeys.demo_site import DemoSite
from tests.journeys.samples import page_samples

KINDS = ("HomePage", "PledgePage", "StoryPage", "DirectoryPage")


@pytest.mark.skipif(bool(lighthouse.MISSING), reason=lighthouse.MISSING)
@pytest.mark.parametrize("kind", KINDS)
def test_lighthouse_finds_no_fault(demo_site: DemoSite, rows_of_the_demo: None, kind: str) -> None:
    address = page_samples("en")[kind]
    scores = lighthouse.look(
        demo_site.url + address if address.startswith("/") else address,
        categories=("accessibility", "best-practices", "seo"),
    )
    assert set(scores.by_category.values()) == {100}, scores.faults
