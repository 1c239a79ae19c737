"""Many who print at once: the lock on the pledge gives each sheet its own number.

The twin shows the race without the lock. PostgreSQL alone: SQLite lets one writer in at a time.
"""

import os
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError

from campaign.actions import print_sheets as printing
from campaign.models import PledgePage, SignatureSheet
from campaign.querysets import PledgeQuerySet
from tests.factories.campaign import pledge_page
from tests.factories.staff import member
from tests.factories.tree import site_tree
from tests.races import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
    ),
]
PRINTERS = 6


@pytest.fixture
def call() -> PledgePage:
    """A pledge that can be signed."""
    return pledge_page(site_tree("en")["en"])


def print_at_once(call: PledgePage) -> list[str]:
    """Let everybody print three sheets at the same moment; return what came of each."""
    people = [member(call.organisation, "collector") for _number in range(PRINTERS)]

    def act(place: int) -> str:
        try:
            printing.print_sheets(call.pledge, "en", 3, people[place], call.organisation)
        except IntegrityError:
            return "refused"
        return "printed"

    return at_once(PRINTERS, act)


def test_everybody_who_prints_at_once_gets_numbers_of_her_own(call: PledgePage) -> None:
    assert print_at_once(call) == ["printed"] * PRINTERS
    serials = SignatureSheet.objects.order_by("serial").values_list("serial", flat=True)
    assert list(serials) == list(range(1, 3 * PRINTERS + 1))


def test_without_the_lock_they_would_take_the_same_numbers(
    call: PledgePage, monkeypatch: Any
) -> None:
    monkeypatch.setattr(PledgeQuerySet, "select_for_update", lambda self, **_options: self)
    together = Barrier(PRINTERS)
    find = printing.find_offer

    def find_together(*asked: Any) -> Any:
        together.wait()
        return find(*asked)

    monkeypatch.setattr(printing, "find_offer", find_together)
    assert "refused" in print_at_once(call)
