"""Signatures in any number: written with COPY on PostgreSQL, in batches elsewhere."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import chain, islice
from random import Random
from typing import Any

from django.db import connection
from django.db.models import NOT_PROVIDED

from ..email_keys import email_key, name_key
from ..enums import Channel, Evidence, HeldReason, SignatureState, Visibility
from ..models import ConsentText, Pledge, Signature
from . import words

BATCH = 5000
DAYS = 60
STATES = [SignatureState.CONFIRMED, SignatureState.PENDING, SignatureState.WITHDRAWN]
STATE_WEIGHTS = [92, 6, 2]
WAYS = [
    (Channel.WEB, Evidence.EMAIL),
    (Channel.EMBED, Evidence.EMAIL),
    (Channel.PAPER, Evidence.CHECKED),
    (Channel.ASSISTED, Evidence.WITNESS),
]
WAY_WEIGHTS = [80, 6, 10, 4]
Row = dict[str, Any]

key_of_name = cache(name_key)


def rows(
    number: int, pledges: list[Pledge], texts: dict[str, ConsentText], seed: int, now: datetime
) -> Iterator[Row]:
    """Yield the columns of `number` signatures, the same for the same seed and moment.

    The first pledge gets half of them when there are several. Two in a hundred people share the
    address of the one before.
    """
    random = words.chance("signatures", seed)
    weights = [len(pledges), *[1] * (len(pledges) - 1)]
    numbers = [pledge.pk for pledge in pledges]
    last: Row = {}
    for place in range(number):
        row = _row(random, place, seed, texts, now)
        row["pledge_id"] = random.choices(numbers, weights)[0] if len(numbers) > 1 else numbers[0]
        shares = row["email_key"] and last.get("email_key") and random.random() < 0.02
        if shares and last["slot"] == 1 and last["name_key"] != row["name_key"]:
            row |= {name: last[name] for name in ("email", "email_key", "pledge_id")} | {"slot": 2}
        last = row
        yield row


def _row(
    random: Random, place: int, seed: int, texts: dict[str, ConsentText], now: datetime
) -> Row:
    state = random.choices(STATES, STATE_WEIGHTS)[0]
    channel, evidence = random.choices(WAYS, WAY_WEIGHTS)[0]
    by_mail = evidence == Evidence.EMAIL
    if not by_mail and state == SignatureState.PENDING:
        state = SignatureState.CONFIRMED
    gone = state == SignatureState.WITHDRAWN
    # Nobody waits longer than a week; more sign as time goes by.
    days = random.random() * (6 if state == SignatureState.PENDING else DAYS)
    signed = now - timedelta(days=days)
    name = "" if gone else words.name(random)
    service = random.choices(words.MAIL_SERVICES, words.MAIL_WEIGHTS)[0]
    email = f"signer.{seed}.{place}@{service}" if by_mail and not gone else ""
    language = random.choice(words.LANGUAGES)
    held = service == "mailinator.com" and by_mail and not gone
    confirmed = None if state == SignatureState.PENDING else signed + timedelta(minutes=5)
    return {
        "state": state.value,
        "name": name,
        "email": email,
        "email_key": email_key(email) if email else None,
        "name_key": key_of_name(name) if name else "",
        "slot": 1,
        "country": words.country(random),
        "visibility": random.choice(Visibility.values),
        "wants_news": bool(email) and random.random() < 0.3,
        "language": language,
        "consent_text_id": texts[language].pk,
        "channel": channel.value,
        "evidence": evidence.value,
        "via": f"S-{random.randrange(500):03}" if random.random() < 0.1 else "",
        "held": held,
        "held_reasons": [HeldReason.DISPOSABLE.value] if held else [],
        "scored_at": signed,
        "created_at": signed,
        "confirmed_at": confirmed,
        "withdrawn_at": signed + timedelta(days=1) if gone else None,
        "changed_at": confirmed,
    }


def write(found: Iterator[Row]) -> int:
    """Write signatures; return how many."""
    return _copy(found) if connection.vendor == "postgresql" else _insert(found)


def _insert(found: Iterator[Row]) -> int:
    number = 0
    while batch := [Signature(**row) for row in islice(found, BATCH)]:
        Signature.objects.bulk_create(batch, batch_size=500)
        number += len(batch)
    return number


def _copy(found: Iterator[Row]) -> int:
    """Stream the rows through COPY; columns that no row names get the default of their field."""
    first = next(found, None)
    if first is None:
        return 0
    same = _defaults(first)
    columns = ", ".join(connection.ops.quote_name(name) for name in [*first, *same])
    constant = "\t".join(_field(value) for value in same.values())
    every = chain([first], found)
    number = 0
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY campaign_signature ({columns}) FROM STDIN") as copy:
            while batch := list(islice(every, BATCH)):
                copy.write("".join(_line(row, constant) for row in batch))
                number += len(batch)
        cursor.execute("ANALYZE campaign_signature")
    return number


def _defaults(row: Row) -> Row:
    """Return what Django would write into the columns that `row` leaves out and that need it."""
    return {
        field.column: field.get_default()
        for field in Signature._meta.concrete_fields
        if field.column not in row
        and not (field.primary_key or field.null or field.db_default is not NOT_PROVIDED)
    }


def _line(row: Row, constant: str) -> str:
    return "\t".join(map(_field, row.values())) + (f"\t{constant}" if constant else "") + "\n"


def _field(value: Any) -> str:
    """Write one value in the text format of COPY."""
    if value is None:
        return "\\N"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bool):
        return "t" if value else "f"
    text = json.dumps(value) if isinstance(value, list | dict) else str(value)
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
