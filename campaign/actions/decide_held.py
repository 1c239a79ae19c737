"""Deciding about held signatures, so that two people at once never overrule each other unseen."""

from collections.abc import Collection
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..enums_moderation import HeldVerb
from ..models import DecidedSignature, HeldDecision, HeldRule, Signature
from ..policies_moderation import may_decide_held
from .held_moves import MOVES, values_of

# What can be chosen in the queue. Only what is still held, or invalidated, as she saw it.
QUEUE_VERBS = {
    HeldVerb.RELEASE: Q(held=True),
    HeldVerb.INVALIDATE: Q(held=True),
    HeldVerb.REINSTATE: Q(),
}
MOST_AT_ONCE = 500
LOGGED_NUMBERS = 50
_ITEMS = DecidedSignature._meta.db_table


def decide_held(user: Any, numbers: Collection[int], verb: str) -> HeldDecision:
    """Release, invalidate or make valid again what was chosen in the queue.

    What somebody else decided in the meantime is left alone: compare `number` of the answer with
    how many were chosen.

    Raises:
        NotAllowed: when `user` may not decide about held signatures.
        Invalid: when nothing or too much is chosen, or the verb is unknown.
        Conflict: when all of it was decided in the meantime.
    """
    require(may_decide_held(user))
    if verb not in QUEUE_VERBS:
        raise Invalid(_("Choose what to do."))
    if not numbers:
        raise Invalid(_("Choose at least one signature."))
    if len(numbers) > MOST_AT_ONCE:
        raise Invalid(_("These are too many at once. Make a rule."))
    chosen = Signature.objects.filter(QUEUE_VERBS[HeldVerb(verb)], pk__in=numbers)
    return carry_out(user, HeldVerb(verb), chosen)


def carry_out(
    user: Any, verb: HeldVerb, chosen: QuerySet[Signature], rule: HeldRule | None = None
) -> HeldDecision:
    """Move the chosen signatures that stand where `verb` begins; write down how each one was.

    Three statements, whatever their number. Raises Conflict when there is none.
    """
    with transaction.atomic():
        decision = HeldDecision.objects.create(verb=verb, rule=rule, decided_by=user)
        number = _note(decision, chosen.filter(MOVES[verb].before))
        if not number:
            raise Conflict(_("Nothing is left to decide: somebody was quicker."))
        noted = DecidedSignature.objects.filter(decision=decision).values("signature")
        Signature.objects.filter(pk__in=noted).update(
            changed_at=timezone.now(), **values_of(verb, connection.vendor)
        )
        decision.number = number
        decision.save(update_fields=["number"])
        few = list(noted.values_list("signature", flat=True)[: LOGGED_NUMBERS + 1])
        data: dict[str, Any] = {"number": number, "rule": rule.pk if rule else None}
        if len(few) <= LOGGED_NUMBERS:
            data["signatures"] = few
        log(instance=decision, action=f"cradle.held.{verb}", user=user, data=data)
    return decision


def _note(decision: HeldDecision, chosen: QuerySet[Signature]) -> int:
    """Keep how the chosen rows are, locked against everybody else; return their number.

    The lock and the comparison are one statement: a row that a colleague has just decided is
    compared again when her transaction has ended, and then left out.
    """
    rows = chosen.select_for_update().order_by("pk").values("pk", "state", "held", "held_reasons")
    select, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_ITEMS} (signature_id, state, held, held_reasons, decision_id)"  # noqa: S608 - names of ours
            f" SELECT chosen.*, %s FROM ({select}) chosen",
            [decision.pk, *params],
        )
        return int(cursor.rowcount)
