"""What campaign keeps about people who sign."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from home.personal_data import (
    Holding,
    Personal,
    Subject,
    address_spellings,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    personal_data,
)

from .actions.withdraw import IDENTIFYING, withdraw
from .email_keys import canonical, email_key
from .models import Signature
from .selectors.my_signature import as_data

UNTIL = (
    "Unconfirmed: 7 days. Held without a decision or invalidated: 90 days. Confirmed: until she "
    "withdraws, or 6 months after the pledge is over: delivered, closed and not delivered, kept, "
    "withdrawn, or 18 months without a signature (daily jobs)"
)
COUNT = "To count who signed once, and to tell her what becomes of it"
ONCE = "So that one address signs a pledge once: a keyed hash"
SHOWN = "What of her signature is public, as she chose"
KEYED = "Not: it says nothing to who has no key; what it was made of is handed out"
A_WEEK = "7 days (daily job)"


def signatures_of(subject: Subject) -> QuerySet[Signature]:
    """Return all signatures of an address, in whatever spelling, with those who share it."""
    keys = [email_key(address) for address in subject.addresses]
    return (
        Signature.objects.filter(Q(email_key__in=keys) | subject.by_address("email"))
        .select_related("pledge", "consent_text")
        .order_by("pk")
    )


def withdraw_all(rows: QuerySet[Any]) -> int:
    """Withdraw signatures without a mail; empty what was not signed any more anyway."""
    found = list(rows)
    for signature in found:
        if not withdraw(signature, tell=False):
            Signature.objects.filter(pk=signature.pk).update(**IDENTIFYING)
    return len(found)


def spellings(address: str) -> Iterable[str]:
    """Return how else an address is written in signatures, and its one canonical spelling."""
    stored = Signature.objects.filter(email_key=email_key(address)).exclude(email="")
    return {canonical(address), *stored.values_list("email", flat=True)}


address_spellings.register("signatures", spellings)
personal_data.register(
    "campaign.Signature",
    Holding(
        {
            "name": Personal(COUNT, UNTIL),
            "email": Personal("To confirm the signature, and for news that she asked for", UNTIL),
            "email_key": Personal(ONCE, UNTIL, exported=KEYED),
            "name_key": Personal(
                "So that two people may share one address: a keyed hash", UNTIL, exported=KEYED
            ),
            "country": Personal("To count by country", "Stays, without her"),
            "visibility": Personal(SHOWN, UNTIL),
            "constituency": Personal("To count by group, when she told it", UNTIL),
            "message": Personal("Why she signs, when she told it", UNTIL),
            "language": Personal("To write to her in her language", UNTIL),
            "via": Personal("Which sheet, poster or message she came through", UNTIL),
            "collector": Personal(
                "Who collected it, so that a collector answers for it",
                UNTIL,
                erased="Also when the account of the collector is emptied with accounts.User",
                exported="To the collector, as a number of records with accounts.User",
            ),
            "network_hash": Personal(
                "To notice that very many come from one network: salted anew each day",
                A_WEEK,
                exported=KEYED,
            ),
            "held_reasons": Personal(
                "Why editors look at it before it counts",
                UNTIL,
                exported="An editor, on request: programs would learn from it how to pass",
            ),
            **chosen("state", "channel", "evidence"),
        },
        find=signatures_of,
        without_account=True,
        erase=withdraw_all,
        export=as_data,
    ),
)
personal_data.register(
    "campaign.ConsentEvent",
    Holding(
        {
            **not_personal(
                "What was agreed to and when; without the signature it leads to nobody",
                "act",
                "visibility",
            )
        }
    ),
)
personal_data.register(
    "campaign.ConsentText",
    Holding({**editorial("text"), **chosen("language"), **made("sha256")}),
)
personal_data.register(
    "campaign.SignatureTally", Holding(not_personal("Sums", "country", "channel", "evidence"))
)
personal_data.register("campaign.CountHistory", Holding(not_personal("Sums", "cells")))
personal_data.register(
    "campaign.Pledge",
    Holding(
        {
            **made("code"),
            **chosen("form", "kind", "state"),
            **not_personal("Sums", "count_parts"),
            **by_people("created_by"),
            "delivered_to": Personal(
                "Who took the signatures, for the public: an office, or a person in office",
                "As long as the pledge",
                erased="An editor, on request",
                exported="Public on the page of the pledge",
            ),
        }
    ),
)
