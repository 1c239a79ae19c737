"""Withdrawing: the name goes at once, the count goes down, nothing stays that tells who it was."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from home.removal_ledger import note_erasure

from ..enums import ConsentAct, SignatureState, Visibility
from ..enums_paper import SkipReason
from ..models import Signature
from ..signature_mails import withdrawn_mail
from .consent_events import note_act, note_signed
from .forget_mails import drop_mails_of, forget_receiver, send_and_forget
from .freed_lines import drop_photo, free_line, lock_paper

WITHDRAWABLE = (SignatureState.PENDING, SignatureState.CONFIRMED, SignatureState.INVALIDATED)
# What would lead back to her: emptied when she withdraws, when her address is erased and when
# a signature is anonymised. Without `email_key` she may sign again like anybody.
IDENTIFYING: dict[str, Any] = {
    "name": "",
    "email": "",
    "email_key": None,
    "name_key": "",
    "message": "",
    "via": "",
    "collector": None,
    "sheet": None,
    "line": None,
    "network_hash": None,
    "visibility": Visibility.NOTHING,
    "wants_news": False,
    "mails_sent": 0,
    "last_mail_at": None,
    "reminders_sent": 0,
}


def withdraw(signature: Signature, *, tell: bool = True) -> bool:
    """Withdraw a signature; return whether this call did it.

    What stays is the pledge, the country, the day, the channel and the evidence; of a signature on
    paper also, without her, that its line is withdrawn. Safe to call again and at once: whoever
    comes second finds the state changed.

    Args:
        signature: of any state; its row is read anew.
        tell: whether a last mail tells her, written before her address is erased.
    """
    with transaction.atomic():
        sheet, line = lock_paper(signature), signature.line
        # Locked, and compared again after waiting for the lock. Not against new links to the row:
        # who writes its first event meanwhile would wait for us, and we for the event.
        kept = (
            Signature.objects.select_for_update(of=("self",), no_key=True)
            .select_related("pledge")
            .filter(pk=signature.pk, state__in=WITHDRAWABLE)
            .first()
        )
        if kept is None:
            return False
        note_signed([kept])
        drop_mails_of(kept)
        if tell and kept.email:
            send_and_forget(withdrawn_mail(kept))
        forget_receiver(kept.email)
        # What editors thought of it; undoing a decision finds nothing to bring back.
        kept.decided.all().delete()
        on_sheet = kept.sheet_id is not None
        _erase(kept)
        if on_sheet and sheet is not None and line is not None:
            # Or whoever types the sheet once more would bring her back.
            free_line(sheet, line, SkipReason.WITHDRAWN)
            # One line of a photo cannot be made illegible for certain.
            drop_photo(sheet)
            sheet.save(update_fields=["photo"])
        note_act(kept, ConsentAct.WITHDRAWN)
        kept.consent_events.keep_only_days()
        log(instance=kept, action="cradle.signature.withdraw", timestamp=day_of(timezone.now()))
        transaction.on_commit(lambda: note_erasure({"campaign.Signature": [kept.pk]}))
    return True


def _erase(signature: Signature) -> None:
    """Leave the tombstone."""
    now = timezone.now()
    left = {
        **IDENTIFYING,
        "constituency": "",
        "language": "",
        "held": False,
        "held_reasons": [],
        "state": SignatureState.WITHDRAWN,
        "token_version": signature.token_version + 1,
        "created_at": day_of(signature.created_at),
        "confirmed_at": day_of(signature.confirmed_at),
        "scored_at": day_of(now),
        "withdrawn_at": day_of(now),
        # The tally counts the day of the confirmation again.
        "changed_at": now,
    }
    for name, value in left.items():
        setattr(signature, name, value)
    signature.save(update_fields=list(left))


def day_of(moment: datetime | None) -> datetime | None:
    """Return the beginning of the day (UTC), which is all that the tally needs to know."""
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
