"""Statements that PostgreSQL plans once per connection."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.prepared import Numbered, run_prepared

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans nothing twice"),
]
STATEMENT = Numbered.of("SELECT %(told)s::int + 1 WHERE %(told)s = %(told)s AND '%%' = '%%'")


def run(told: int) -> int:
    """Run the statement once."""
    with run_prepared(STATEMENT, {"told": told, "not asked": 1}) as cursor:
        found: int = cursor.fetchone()[0]
    return found


def test_a_statement_that_comes_again_is_planned_once() -> None:
    threshold = connection.settings_dict["OPTIONS"]["prepare_threshold"]
    assert [run(told) for told in range(threshold + 2)] == list(range(1, threshold + 3))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%::int + 1%'"
        )
        assert cursor.fetchone()[0] == 1


def test_it_is_counted_and_logged_without_its_values() -> None:
    with CaptureQueriesContext(connection) as told:
        run(41)
    assert [query["sql"] for query in told] == [STATEMENT.sql]


def test_names_become_numbers_in_the_order_of_their_first_use() -> None:
    assert Numbered.of("%(b)s %(a)s %(b)s %%") == Numbered("$1 $2 $1 %", ("b", "a"))
