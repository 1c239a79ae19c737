"""Many who sign and confirm at once, and try again as people do until they are answered."""

import http.client
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from django.db import DatabaseError, InterfaceError, connection

from campaign.models import Signature
from campaign.tokens import make_token
from tests.reliability.world import CODE, Answer, World, email_of

CLIENTS = 8
# One in so many presses the button of the mail, too.
CONFIRMS = 3
# Two minutes: on a busy machine all web processes may take one to come back.
TRIES = 240
PAUSE = 0.5


@dataclass
class Told:
    """What people were told: addresses of acknowledged signings and confirmations."""

    asked: int = 0
    signed: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)


def sign_until(world: World, least: int, enough: threading.Event) -> Told:
    """Sign with several clients at once, at least so often and until `enough` was broken.

    Args:
        world: where.
        least: how many sign.
        enough: set when nothing more will break.
    """
    told, numbers, turn = Told(), count(1), threading.Lock()

    def client(_place: int) -> None:
        while True:
            with turn:
                number = next(numbers)
                if number > least and enough.is_set():
                    return
                told.asked += 1
            email = email_of(number)
            if _until_taken(told, partial(world.sign, number)):
                told.signed.append(email)
                if number % CONFIRMS:
                    continue
                if _until_taken(told, partial(world.ask, _link(email), {}, number)):
                    told.confirmed.append(email)

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(client, range(CLIENTS)))
    return told


def _until_taken(told: Told, ask: Callable[[], Answer]) -> bool:
    """Send a form until it is acknowledged; tell whether it ever was."""
    for _try in range(TRIES):
        try:
            status = str(ask().status)
        except (OSError, http.client.HTTPException) as error:
            status = type(error).__name__
        told.answers[status] += 1
        if status == "303":
            return True
        time.sleep(PAUSE)
    return False


def _link(email: str) -> str:
    """Return the path of the link in her mail."""
    for _try in range(TRIES):
        try:
            one = Signature.objects.only("pk", "token_version").get(email=email)
        except (DatabaseError, InterfaceError):
            time.sleep(PAUSE)
        else:
            token = make_token("confirm", one.pk, one.token_version)
            return f"/p/{CODE}/confirm/{token}/"
        finally:
            connection.close()
    raise TimeoutError("the database did not come back")
