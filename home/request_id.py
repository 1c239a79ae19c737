"""One number for a request, in every line that is logged because of it and in answers of failure.

The proxy numbers requests; where it does not, or not well, they are numbered here. Tasks that a
request queues keep its number, so that their lines are found with it.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
FAILED = 500
# nginx's $request_id, a UUID, or a trace id of W3C: hexadecimal, so that nobody is named in it.
_WELL_FORMED = re.compile(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)
# Beside "args" and "kwargs" in the row of a task.
OF_TASK = "request"

_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Return the number of the request for which something is done; nothing outside of one."""
    return _current.get()


@contextmanager
def on_behalf_of(number: str) -> Iterator[None]:
    """Within this block, what is logged carries `number`."""
    token = _current.set(number)
    try:
        yield
    finally:
        _current.reset(token)


def number_of(given: str) -> str:
    """Return the number that a proxy gave when it is well-formed, else a new one."""
    return given.lower() if _WELL_FORMED.fullmatch(given) else uuid4().hex


class RequestIdMiddleware:
    """Numbers the request for all that is done and logged for it.

    Only an answer that says that we failed carries the number, for who asks us about it: others
    are kept by proxies, and those to a signer are the same to the last byte.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Keep the number for as long as the answer is made."""
        number = number_of(request.headers.get(HEADER, ""))
        with on_behalf_of(number):
            response = self.get_response(request)
        if response.status_code >= FAILED:
            response.headers[HEADER] = number
        return response


def note_request(instance: Any, raw: bool = False, **_options: Any) -> None:
    """Keep the number in the row of a task that is queued (django_tasks_db)."""
    if instance._state.adding and not raw and (number := request_id()):
        instance.args_kwargs = {**instance.args_kwargs, OF_TASK: number}
