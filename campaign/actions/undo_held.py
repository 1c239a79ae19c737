"""Undoing a decision about held signatures, as a whole and exactly."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, require

from ..enums_moderation import HeldVerb
from ..models import DecidedSignature, HeldDecision, Signature
from ..policies_moderation import may_decide_held
from .held_moves import MOVES


def undo_held(user: Any, decision: HeldDecision) -> int:
    """Put back what a decision changed; return how many signatures.

    Those that changed since, by a later decision or by their signers, stay as they are now.

    Raises:
        NotAllowed: when `user` may not decide about held signatures.
        Conflict: when the decision was undone already.
    """
    require(may_decide_held(user))
    move = MOVES[HeldVerb(decision.verb)]
    now = timezone.now()
    with transaction.atomic():
        open_decision = HeldDecision.objects.filter(pk=decision.pk, undone_at=None)
        if not open_decision.update(undone_at=now, undone_by=user):
            raise Conflict(_("This decision was undone already."))
        items = DecidedSignature.objects.filter(decision=decision)
        of_signature = DecidedSignature.objects.filter(signature=OuterRef("pk"))
        later = of_signature.filter(decision__gt=decision.pk, decision__undone_at=None)
        before = of_signature.filter(decision=decision)
        number = Signature.objects.filter(
            move.after, ~Exists(later), pk__in=items.values("signature")
        ).update(
            changed_at=now,
            **{column: Subquery(before.values(column)[:1]) for column in move.restored},
        )
        HeldDecision.objects.filter(pk=decision.pk).update(undone_number=number)
        log(instance=decision, action="cradle.held.undo", user=user, data={"number": number})
    return number
