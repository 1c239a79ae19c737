"""One world for all tests of a run; `CHAOS=full` breaks it as often and as long as promised."""

import os
from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.deployment.server import missing_programs
from tests.races import ON_POSTGRESQL
from tests.reliability.world import World

FULL = os.environ.get("CHAOS") == "full"
MISSING = missing_programs()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what needs programs that are not here; say which.

    pytest hands over the tests of all folders, and other folders have worlds of their own.
    """
    for item in items:
        if "running_world" in getattr(item, "fixturenames", ()):
            item.add_marker(ON_POSTGRESQL)
            item.add_marker(pytest.mark.slow)
            if MISSING:
                item.add_marker(pytest.mark.skip(reason=f"{', '.join(MISSING)} is not here"))


@pytest.fixture(scope="session")
def running_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The set-up on a PostgreSQL of its own, started once."""
    with django_db_blocker.unblock():
        world = World()
    yield world
    with django_db_blocker.unblock():
        world.end()


@pytest.fixture
def world(running_world: World, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The set-up, in which nobody has signed; the models read and write its database."""
    with django_db_blocker.unblock(), running_world.cluster.models():
        running_world.clear()
        yield running_world
