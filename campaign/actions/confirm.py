"""Confirming: the address is hers, so the signature counts."""

from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..enums import Channel, Evidence, SignatureState
from ..enums_paper import SkipReason
from ..models import Signature
from .consent_events import note_chosen_anew, note_signed
from .freed_lines import free_line, lock_paper
from .score import apply_score, was_released

# What she has seen on the page with the button, beside her name.
SEEN = ("visibility", "wants_news", "message", "constituency", "country", "consent_text_id")


def confirm(signature: Signature) -> bool:
    """Confirm a waiting signature; return whether this call did it.

    A form that was sent again since `signature` was read has changed its choices: then nothing
    is confirmed, for nobody has seen them. Safe to call again and at once: the state is compared
    and set in one statement. What its own columns say against it is looked at here when the
    worker has not yet come to it, so that nothing counts for a moment; what its surroundings say,
    the worker adds. A line of a sheet that waits for its check becomes a signature by e-mail: its
    address is what was proved.
    """
    if signature.sheet_id is not None:
        return _leave_the_sheet(signature)
    scored: dict[str, Any] = {}
    if signature.scored_at is None:
        note_signed([signature])
        apply_score(signature)
        # Only what holds is written: the worker may have found more in the meantime.
        if signature.held:
            unscored = Q(scored_at__isnull=True)
            found = {"held": True, "held_reasons": signature.held_reasons}
            scored = _unless_decided(unscored, **found)
    return _set_confirmed(signature, **scored)


@transaction.atomic
def _leave_the_sheet(signature: Signature) -> bool:
    """Confirm what was typed from paper, and free its line: it must not count there as well."""
    sheet, line = lock_paper(signature), signature.line
    note_signed([signature])
    scored: dict[str, Any] = {}
    if not was_released(signature):
        as_read = Q(held=signature.held)
        apply_score(signature)
        found = {"held": signature.held, "held_reasons": signature.held_reasons}
        # What the worker sees around it may still hold it back; it looks before it counts.
        scored = _unless_decided(as_read, **found, scored_at=None)
    done = _set_confirmed(
        signature,
        # A day on which it counted before an undo stays its day.
        confirmed_at=Coalesce("confirmed_at", timezone.now()),
        channel=Channel.WEB,
        evidence=Evidence.EMAIL,
        sheet=None,
        line=None,
        via="",
        collector=None,
        **scored,
    )
    if done and sheet is not None and line is not None:
        free_line(sheet, line, SkipReason.EMAILED)
    return done


def _unless_decided(as_read: Q, **found: Any) -> dict[str, Case]:
    """Return what the score has found, written only where `as_read` still holds.

    An editor may have released the signature since it was read, and a person outranks the score.
    """
    field: Any = Signature._meta.get_field
    return {
        name: Case(
            When(as_read, then=Value(value, output_field=field(name))),
            default=F(name),
            output_field=field(name),
        )
        for name, value in found.items()
    }


def _set_confirmed(signature: Signature, **values: Any) -> bool:
    """Let a signature stand that still waits as it was read; return whether it did."""
    now = timezone.now()
    waiting = Signature.objects.filter(
        pk=signature.pk,
        state=SignatureState.PENDING,
        token_version=signature.token_version,
        sheet=signature.sheet_id,
        line=signature.line,
        **{name: getattr(signature, name) for name in SEEN},
    )
    written: dict[str, Any] = {"confirmed_at": now, "changed_at": now, **values}
    with transaction.atomic():
        done = waiting.update(state=SignatureState.CONFIRMED, **written)
        if done and _was_noted(signature):
            note_chosen_anew(signature)
    return bool(done)


def _was_noted(signature: Signature) -> bool:
    """Tell whether what she agreed to was written down before, perhaps with other choices.

    Of the web the score does it; of paper the count does, which may have been undone since.
    """
    noted = signature.scored_at if signature.sheet_id is None else signature.confirmed_at
    return noted is not None
