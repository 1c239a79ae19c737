"""One form sent 200 times at once, from 200 networks: it signs once, and one mail goes out."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from threading import Barrier

from django.db import connection

from campaign.models import Signature
from home.models import OutboxMail

from . import site
from .form import headers, signing
from .report import Line
from .server import Servers

POSTS = 200
GUARDS = ("signature_slot_once", "signature_name_once")
EMAIL = "ama@example.org"


def measure(servers: Servers) -> Iterator[Line]:
    """Yield what came of it, and what would have come of it without the constraints."""
    host = servers.ours.url.removeprefix("http://")
    site.forget()
    told = _post_at_once(host)
    yield Line(
        f"{POSTS} posts of one form at once, answers",
        ", ".join(f"{times} x {status}" for status, times in told.items()),
        f"{POSTS} x 303",
        told == {303: POSTS},
    )
    made = Signature.objects.count(), OutboxMail.objects.count()
    yield Line(
        "Signatures and mails of them", f"{made[0]} and {made[1]}", "1 and 1", made == (1, 1)
    )
    with _without_guards():
        _post_at_once(host)
        raced = Signature.objects.count()
    yield Line("The same without the constraints", f"{raced}", "more than 1", raced > 1)


def _post_at_once(host: str) -> Counter[int]:
    """Send the form from as many threads as posts; return how often each status came back."""
    start = Barrier(POSTS)

    def post(number: int) -> int:
        sender = HTTPConnection(host, timeout=120)
        # A network of its own for each: the throttle is not what is measured.
        fields = headers(number * 256)
        start.wait()
        try:
            sender.request("POST", f"/p/{site.CODE}/sign/", signing(EMAIL), fields)
            return sender.getresponse().status
        except OSError:
            return 0
        finally:
            sender.close()

    with ThreadPoolExecutor(POSTS) as pool:
        return Counter(pool.map(post, range(POSTS)))


@contextmanager
def _without_guards() -> Iterator[None]:
    """Drop the unique constraints for a moment; what came in meanwhile goes, they come back."""
    guards = [one for one in Signature._meta.constraints if one.name in GUARDS]
    if len(guards) != len(GUARDS):
        raise RuntimeError(f"{GUARDS} are not all there")
    site.forget()
    with connection.schema_editor() as editor:
        for guard in guards:
            editor.remove_constraint(Signature, guard)
    try:
        yield
    finally:
        site.forget()
        with connection.schema_editor() as editor:
            for guard in guards:
                editor.add_constraint(Signature, guard)
