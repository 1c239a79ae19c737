"""Writing down what a signer agreed to, act by act."""

from collections.abc import Iterable

from ..enums import ConsentAct
from ..models import ConsentEvent, Signature


def note_signed(signatures: Iterable[Signature]) -> None:
    """Write down that they signed, from their columns: once each, however often it is called.

    The score does it, so that signing itself costs no statement more; whoever changes what a
    signature says does it before, so that the first event tells what was agreed to at first.
    """
    ConsentEvent.objects.bulk_create(
        [
            _event(signature, ConsentAct.SIGNED, created_at=signature.created_at)
            for signature in signatures
        ],
        ignore_conflicts=True,
    )


def note_act(signature: Signature, act: ConsentAct) -> None:
    """Write down what she has just changed, with all that she agrees to from now on."""
    _event(signature, act).save(force_insert=True)


def note_chosen_anew(signature: Signature) -> None:
    """Write down that she confirms other choices than she signed with, if so."""
    last = signature.consent_events.order_by("pk").last()
    if last is None:
        return
    told = (last.consent_text_id, last.visibility, last.wants_news)
    if told != (signature.consent_text_id, signature.visibility, signature.wants_news):
        note_act(signature, ConsentAct.AGAIN)


def _event(signature: Signature, act: ConsentAct, **when: object) -> ConsentEvent:
    return ConsentEvent(
        signature_id=signature.pk,
        act=act,
        consent_text_id=signature.consent_text_id,
        visibility=signature.visibility,
        wants_news=signature.wants_news,
        **when,
    )
