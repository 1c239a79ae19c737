"""Statements that PostgreSQL plans once per connection."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.prepared import prepared_cursor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans nothing twice"),
]
STATEMENT = "SELECT %(told)s::int + 1"


def run(told: int) -> int:
    """Run the statement once."""
    with prepared_cursor() as cursor:
        cursor.execute(STATEMENT, {"told": told})
        found: int = cursor.fetchone()[0]
    return found


def test_a_statement_that_comes_again_is_planned_once() -> None:
    threshold = connection.settings_dict["OPTIONS"]["prepare_threshold"]
    assert [run(told) for told in range(threshold + 2)] == list(range(1, threshold + 3))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%::int + 1'"
        )
        assert cursor.fetchone()[0] == 1


def test_it_is_counted_and_logged_without_its_values() -> None:
    with CaptureQueriesContext(connection) as told:
        run(41)
    assert [query["sql"] for query in told] == [STATEMENT]
