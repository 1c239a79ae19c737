"""Every member and admin address, asked by every role, answers as address_matrix.csv says.

The cells: `yes`, `403` with a reason, `404` for who may not know of it, `login` for strangers.
No proxy may keep any of these answers; test_cache_classes.py has the addresses of the public.
"""

import os
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from tests.contracts.matrix_world import ROLES, World, addresses, rows

pytestmark = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="who may open an address is the same on every database",
)
with translation.override("en"):
    ADDRESSES = addresses()
    ROWS = rows()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One tree for all addresses; what they do is undone each time."""
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        # The second factor is asked for in tests/accounts/test_admin_gate.py.
        patch.setattr("django.conf.settings.ADMIN_REQUIRES_MFA", False)
        yield World()
        transaction.set_rollback(True)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(ADDRESSES.keys() - ROWS.keys()) == []
    assert sorted(ROWS.keys() - ADDRESSES.keys()) == []


def test_the_table_knows_only_answers_that_are_meant() -> None:
    assert {cell for row in ROWS.values() for cell in row} == {"yes", "403", "404", "login"}


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_each_role_gets_what_the_table_says(world: World, name: str) -> None:
    with translation.override("en"):
        route, entry = ADDRESSES[name]
        address = world.address(name, entry, route)
        answers = {role: world.answer(role, address) for role in ROLES}
    assert answers == dict(zip(ROLES, ROWS[name], strict=True))
    assert world.shared == []
