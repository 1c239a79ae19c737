"""What a saved rule catches, before anything is done with it."""

from dataclasses import dataclass, fields, replace
from functools import reduce
from operator import or_

from django.db.models import Count, Max, Q, QuerySet

from ..enums import HeldReason
from ..models import HeldRule, Signature
from .held import Conditions, HeldRow, rows_of, with_reasons

SAMPLE = 20
# A rule about a name says nothing of fewer people: else it would tell whether somebody signed.
FEWEST_BY_NAME = 5


@dataclass(frozen=True)
class Preview:
    """What a rule catches now.

    `upto` is the newest signature among them: applying goes no further than what was shown. With
    `hidden`, there are fewer than `FEWEST_BY_NAME` and a name was asked for, so nothing is told.
    """

    number: int
    upto: int
    sample: list[HeldRow]
    hidden: bool = False


def conditions_of(rule: HeldRule) -> Conditions:
    """Return what a rule asks of signatures."""
    asked = {field.name: getattr(rule, field.name) for field in fields(Conditions)}
    return Conditions(**asked | {"country": str(rule.country.code or "")})


def conditions_in_words(rule: HeldRule) -> list[tuple[str, str]]:
    """Return (label, value) of each condition that a rule has."""
    values = {
        "pledge": rule.pledge,
        "collector": rule.collector,
        "domain": rule.domain,
        "country": rule.country.name if rule.country else "",
        "network_hash": rule.network_hash,
        "name_contains": rule.name_contains,
        "signed_from": rule.signed_from,
        "signed_until": rule.signed_until,
        "reason": HeldReason(rule.reason).label if rule.reason else "",
    }
    labels = {name: str(HeldRule._meta.get_field(name).verbose_name) for name in values}  # type: ignore[union-attr]
    return [(labels[name], str(value)) for name, value in values.items() if value]


def caught_by(rule: HeldRule, before: Q) -> QuerySet[Signature]:
    """Return whom a rule catches of those that stand where its verb begins (`before`)."""
    return with_reasons(Signature.objects.all()).filter(before, conditions_of(rule).query())


def preview_of(rule: HeldRule, before: Q) -> Preview:
    """Return how many a rule catches, and some of them."""
    caught = caught_by(rule, before)
    found = caught.aggregate(number=Count("pk"), last=Max("pk"))
    number: int = found["number"]
    if rule.name_contains and number < FEWEST_BY_NAME:
        return Preview(number=0, upto=0, sample=[], hidden=True)
    sample = rows_of(list(caught.select_related("pledge").order_by("-pk")[:SAMPLE]))
    if rule.name_contains:
        # Beside a name, all that could single somebody out is left away.
        sample = [replace(row, domain="", network="", same_name=0) for row in sample]
    return Preview(number=number, upto=found["last"] or 0, sample=sample)


def kept_rules() -> Q | None:
    """Return what the kept rules ask of new signatures, any of them; None without any."""
    rules = HeldRule.objects.filter(keep=True, retired_at=None)
    asked = [conditions_of(rule).query() for rule in rules]
    return reduce(or_, asked) if asked else None
