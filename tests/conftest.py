"""What every test stands on: a migrated database and empty caches."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from config.messages import compile_all
from home import compiled, drawn
from tests.database import copies
from tests.measured import recording
from tests.quality import outcomes


def pytest_configure() -> None:
    """Compile the translations, which tests read on the screen."""
    compile_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for the database, itself or through a fixture, as slow."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(fixtures):
            item.add_marker(pytest.mark.slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write down, where RECORD=1, which promises the tests of this run have shown to be kept."""
    if recording():
        outcomes.note(
            outcomes.Outcome(report.nodeid, kind == "passed")
            for kind in ("passed", "failed", "error")
            for report in terminalreporter.stats.get(kind, ())
        )


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Iterator[None]:
    """Copy the migrated template, and copy it again after each test that commits."""
    with django_db_blocker.unblock():
        databases = copies(tmp_path_factory.mktemp("database"), worker_id)
        databases.begin()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: databases.put_back())
        yield
    with django_db_blocker.unblock():
        databases.end()


@pytest.fixture(autouse=True)
def clean_slate() -> Iterator[None]:
    """Forget what outlives a test: the language of its last request, and what was cached.

    SQLite gives out the ids of rolled-back rows again, so caches would answer for other rows.
    """
    forget_everything()  # also what the wider fixtures of the last module asked for at their end
    yield
    translation.deactivate()
    forget_everything()


def forget_everything() -> None:
    """Empty every cache, and what the process keeps beside them."""
    drawn._kept.clear()
    compiled._made.clear()
    for cache in caches.all(initialized_only=True):
        cache.clear()
