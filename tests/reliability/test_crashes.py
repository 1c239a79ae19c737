"""Signing while processes are killed and the database restarts: nothing acknowledged is lost."""

import time
from collections import Counter

from django.db import connection
from django.db.models import QuerySet, Sum
from django.utils import timezone

from campaign.models import Signature, SignatureTally
from home.enums import MailState
from home.models import OutboxMail
from tests.measured import record, recording
from tests.reliability.breaking import Breaking
from tests.reliability.conftest import FULL
from tests.reliability.signers import CONFIRMS, Told, sign_until
from tests.reliability.world import SECOND, WORKERS, World, the_pledge, wait_for

SIGNINGS = 4000 if FULL else 60
KILLS = 24 if FULL else 3
RESTARTS = 2 if FULL else 1
# No living worker has one mail in its hands for longer.
SECONDS_IN_HANDS = 3
SECONDS_TO_CATCH_UP = 600 if FULL else 60
GOAL = "0 lost, 0 doubled, tally equals rows, every mail sent once"


def test_what_was_acknowledged_is_there_once_whatever_was_killed(world: World) -> None:
    wanted = {"web process": (KILLS + 1) // 2, "worker": KILLS // 2, "database": RESTARTS}
    world.start_worker(SECOND)
    breaking = Breaking(world, wanted)
    breaking.start()
    try:
        told = sign_until(world, SIGNINGS, breaking.enough)
    finally:
        breaking.over.set()
        breaking.join()
    # The main thread's own connection was cut, too.
    connection.close()
    assert breaking.fault is None, breaking.fault
    assert dict(breaking.done) == wanted
    world.revive()
    took = wait_for(caught_up, SECONDS_TO_CATCH_UP, "everybody counted, what is due sent")
    move_time_past_the_killed()
    took += wait_for(caught_up, SECONDS_TO_CATCH_UP, "the rest sent, too")
    compare(world, told, wanted, took)
    world.kill(SECOND)


def due() -> QuerySet[OutboxMail]:
    """Return the mails that a worker would take now."""
    return OutboxMail.objects.filter(state=MailState.QUEUED, not_before__lte=timezone.now())


def caught_up() -> bool:
    """Whether everybody is counted and every mail that is due is out."""
    unscored = Signature.objects.filter(scored_at__isnull=True).exists()
    return not due().exists() and not unscored and len(set(counts())) == 1


def move_time_past_the_killed() -> None:
    """Let the mails be due that a killed worker had in its hands: others wait three minutes."""
    time.sleep(SECONDS_IN_HANDS)
    OutboxMail.objects.filter(state=MailState.QUEUED).update(not_before=timezone.now())


def counts() -> tuple[int, int, int]:
    """Return the shown count, the sum of the tally, and the number of rows that count."""
    tallied = SignatureTally.objects.aggregate(total=Sum("count"))["total"] or 0
    return the_pledge().signature_count, tallied, Signature.objects.counted().count()


def compare(world: World, told: Told, wanted: dict[str, int], took: float) -> None:
    """Check what is kept, counted and sent against what people were told."""
    kept = list(Signature.objects.values_list("email", flat=True))
    confirmed = set(Signature.objects.filter(state="confirmed").values_list("email", flat=True))
    received = Counter(world.mails())
    lost, doubled = len(set(told.signed) - set(kept)), len(kept) - len(set(kept))
    missing = len(set(kept) - set(received))
    again = sum(times - 1 for times in received.values())
    shown, tallied, rows = counts()
    killed = ", ".join(f"{name} {times}" for name, times in wanted.items())
    said = (
        f"{len(told.signed):,} signings and {len(told.confirmed):,} confirmations acknowledged "
        f"(killed: {killed}): {lost} lost, {doubled} doubled; {missing} mails missing, {again} "
        f"sent a second time; shown, tallied, rows {shown:,}, {tallied:,}, {rows:,}"
    )
    print(f"{said}; answers {dict(told.answers)}; caught up after {took:.0f} s")
    assert len(told.signed) == told.asked >= SIGNINGS
    assert (lost, doubled, missing) == (0, 0, 0)
    assert confirmed == set(told.confirmed)
    # Some of those who confirmed are held, for they sign faster than people do.
    assert shown == tallied == rows > 0
    assert len(confirmed) >= SIGNINGS // CONFIRMS
    # Whoever was killed had one mail in its hands; when the database fell over, both workers.
    assert again <= wanted["worker"] + len(WORKERS) * wanted["database"]
    assert max(received.values()) <= 2
    if recording() and FULL:
        record("chaos-killed", row="killed", goal=GOAL, value=said, met=True, command="make chaos")
