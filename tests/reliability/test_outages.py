"""Parts that are away: signing and reading go on, mails arrive afterwards, /readyz tells.

One test, for what it walks through takes long to start; time is moved by dating rows back.
"""

import time
from datetime import timedelta

from django.db import connection
from django.db.models import F

from campaign.models import Signature
from home.models import OutboxMail, WorkerLease
from tests.measured import record, recording
from tests.reliability.conftest import FULL
from tests.reliability.world import LANGUAGES, WORKER, World, email_of, wait_for

HOUR = timedelta(hours=1)
# What is shown when nothing answers, in each language.
LATER = {
    "en": "We will be back in a moment",
    "es": "Volvemos en un momento",
    "fr": "Nous revenons dans un instant",
    "pt": "Voltamos já",
}
PROMISED_SECONDS = 10
SECONDS_FOR_MAIL = 60
FRESH_SECONDS = 62


def test_signing_and_reading_go_on_while_a_part_is_away(world: World) -> None:
    worker_away(world)
    mail_away(world)
    cache_away(world)
    database_away(world)


def goes_on(world: World, number: int) -> None:
    """Check that people can read and sign."""
    for url in world.pages.values():
        assert world.read(url).status == 200
    assert world.sign(number).status == 303
    assert Signature.objects.filter(email=email_of(number)).count() == 1


def arrives(world: World, *numbers: int) -> float:
    """Wait for the mails of signers, each of which comes once; return the seconds."""
    wanted = [email_of(number) for number in numbers]
    took = wait_for(lambda: set(wanted) <= set(world.mails()), SECONDS_FOR_MAIL, "the mails")
    received = world.mails()
    assert [received.count(address) for address in wanted] == [1] * len(wanted)
    return took


def becomes_ready(world: World) -> float:
    """Wait until /readyz has nothing to say; return the seconds."""
    return wait_for(lambda: world.readiness() == "ready", SECONDS_FOR_MAIL, "readiness")


def note(name: str, goal: str, said: str, seconds: float) -> None:
    """Print what was seen, and write it down when it was a whole measurement."""
    print(f"{said}; {seconds:.1f} s")
    if recording() and FULL:
        row = "database-down" if name == "database-down" else "mail-down"
        record(f"chaos-{name}", row=row, goal=goal, value=f"{said}: {seconds:.1f}", unit="s",
               met=True, command="make chaos")  # fmt: skip


def worker_away(world: World) -> None:
    """Kill the worker for an hour."""
    world.kill(WORKER)
    goes_on(world, 1)
    WorkerLease.objects.update(last_run_at=F("last_run_at") - HOUR)
    assert world.readiness().startswith("worker: last seen 36")
    assert world.mails() == []
    world.start_worker()
    took = arrives(world, 1)
    becomes_ready(world)
    said = "worker away an hour: signed, read, told by /readyz; after its start the mail came after"
    note("worker-down", "signing and reading go on; mails arrive afterwards", said, took)


def mail_away(world: World) -> None:
    """Let the mail server be away for an hour."""
    world.stop_mail()
    goes_on(world, 2)
    earlier = {name: F(name) - HOUR for name in ("created_at", "not_before")}
    OutboxMail.objects.filter(state="queued").update(**earlier)
    assert "mail: the oldest was written 36" in world.readiness()
    time.sleep(2)
    # Nobody was there to be asked: no mail loses one of its tries.
    assert set(OutboxMail.objects.filter(state="queued").values_list("attempts", flat=True)) == {0}
    world.start_mail()
    # The pauses between its tries have grown to a minute within the hour.
    took = arrives(world, 2)
    becomes_ready(world)
    said = "mail server away an hour: signed, read, told by /readyz; back, the mail came after"
    note("mail-down", "signing and reading go on; mails arrive afterwards", said, took)


def cache_away(world: World) -> None:
    """Let Redis be away."""
    world.kill("redis")
    goes_on(world, 3)
    assert world.readiness().startswith("cache: ")
    arrives(world, 3)
    listings = [f"{url}{part}/" for url in world.pages.values() for part in ("stories", "network")]
    assert {world.read(url).status for url in listings} == {200}
    assert world.read("/en/account/login/").status == 200
    world.machine.start_redis()
    took = becomes_ready(world)
    said = "cache away: signed, read, mailed, told by /readyz; back, ready after"
    note("cache-down", "signing and reading go on", said, took)


def database_away(world: World) -> None:
    """Let PostgreSQL be away, and come back; nothing is started anew."""
    for url in world.pages.values():
        assert world.ask(url).status == 200
    if FULL:
        time.sleep(FRESH_SECONDS)
    world.cluster.stop()
    shown = {world.ask(url).headers["X-Cache"] for url in world.pages.values()}
    # While a kept page is shown nginx asks for a new one.
    shown |= {world.ask(url).headers["X-Cache"] for url in world.pages.values()}
    # A short run may find them still fresh, on a slow machine not all of them.
    assert shown <= {"STALE", "UPDATING"} | (set() if FULL else {"HIT"})
    for number, language in enumerate(LANGUAGES):
        refused = world.sign(10 + number, language)
        assert (refused.status, refused.headers["Retry-After"]) == (503, "30")
        assert LATER[language] in refused.text
        waits = world.read(f"/{language}/network/")
        assert (waits.status, waits.headers["Retry-After"]) == (503, "30")
        assert LATER[language] in waits.text
    assert world.readiness() == "database: OperationalError"
    assert world.ask("/healthz").status == 200
    world.cluster.start()
    connection.close()
    took = wait_for(lambda: world.sign(20).status == 303, PROMISED_SECONDS, "recovery")
    assert world.read(world.pages["en"]).status == 200
    arrives(world, 20)
    becomes_ready(world)
    said = (
        "database away: kept pages shown stale, signing and all else 503 with Retry-After in "
        "four languages; back, without a restart somebody signed after"
    )
    note("database-down", "recovery within 10 s", said, took)
