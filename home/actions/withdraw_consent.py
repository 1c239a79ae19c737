"""Taking an agreement back with its code, without an account."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..consent_codes import code_hash, normal
from ..counters import count
from ..enums_consent import ConsentPart, RemovalCause
from ..models import ConsentRecord
from .errors import Conflict, Invalid
from .remove_text import remove_text

TRIES_A_DAY = 50
A_DAY = 24 * 60 * 60
WRONG = _("No agreement has this code. Look again: it has ten letters and digits.")
ASK_A_PERSON = _("Too many codes were tried today. A person can help you now.")


def count_try() -> None:
    """Count one try of anybody's; raise Conflict when there were too many today.

    Ten characters cannot be guessed in fifty tries a day; who is refused here asks a person.
    """
    if count(f"consent-tries:{timezone.now():%Y-%m-%d}", A_DAY) > TRIES_A_DAY:
        raise Conflict(ASK_A_PERSON)


@transaction.atomic
def withdraw_consent(typed: str) -> ConsentRecord:
    """End the agreement of a code, and remove the whole text that it belongs to.

    Raises Invalid when no agreement has this code. A code that was used leads to the same end.
    """
    code = normal(typed)
    found = ConsentRecord.objects.select_for_update().filter(code_hash=code_hash(code))
    record = found.first() if code else None
    if record is None:
        raise Invalid(WRONG, field="code")
    if record.withdrawn_at is None:
        record.withdrawn_at = timezone.now()
        record.save(update_fields=["withdrawn_at"])
        log(instance=record, action="cradle.consent.withdraw")
    photo_is_gone = record.part == ConsentPart.PHOTO and record.image_id is None
    if record.text_key is not None and not photo_is_gone:
        remove_text(record.text_key, RemovalCause.PERSON)
    return record
