"""The number of a request: in answers of failure, in the logs, in the tasks that it queues."""

import json
import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django_tasks_db.models import DBTaskResult

from home import task_queue
from home.logs import JsonFormatter
from home.request_id import (
    HEADER,
    RequestIdMiddleware,
    number_of,
    on_behalf_of,
    request_id,
)
from home.retries import retried_task

GIVEN = "0123456789abcdef0123456789abcdef"
seen: list[str] = []


@retried_task
def say_for_whom() -> None:
    """Note the number that its logs carry; the first time it fails."""
    seen.append(request_id())
    if len(seen) == 1:
        raise ValueError


@pytest.mark.parametrize(("status", "told"), [(200, None), (404, None), (500, GIVEN), (503, GIVEN)])
def test_an_answer_of_failure_alone_returns_the_number_that_a_proxy_gave(
    status: int, told: str | None
) -> None:
    during: list[str] = []

    def view(_request: HttpRequest) -> HttpResponse:
        during.append(request_id())
        return HttpResponse(status=status)

    request = RequestFactory().get("/", headers={HEADER: GIVEN.upper()})
    answer = RequestIdMiddleware(view)(request)
    assert during == [GIVEN]
    assert answer.headers.get(HEADER) == told


@pytest.mark.parametrize("given", ["", "ama@example.org", "+233201234567", "x" * 32, GIVEN + "\n"])
def test_anything_else_is_replaced_by_a_number_of_ours(given: str) -> None:
    number = number_of(given)
    assert number != given
    assert number_of(number) == number


def test_lines_of_the_log_carry_the_number_of_their_request() -> None:
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "Said", (), None)
    with on_behalf_of(GIVEN):
        line = JsonFormatter().format(record)
    assert json.loads(line)["request"] == GIVEN
    assert "request" not in json.loads(JsonFormatter().format(record))


@pytest.mark.django_db
def test_a_task_and_its_second_try_carry_the_number_of_the_request() -> None:
    seen.clear()
    with on_behalf_of(GIVEN):
        say_for_whom.enqueue()
    runner = task_queue.runner("w")
    task_queue.run_tasks(runner, 1, lambda: False)
    DBTaskResult.objects.update(run_after="2020-01-01T00:00Z")
    task_queue.run_tasks(runner, 1, lambda: False)
    assert seen == [GIVEN, GIVEN]
    assert request_id() == ""
