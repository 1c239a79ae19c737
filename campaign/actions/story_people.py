"""The people of a story: who tells it, who is told about, and what each agreed to."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home.actions.errors import Conflict
from home.actions.record_consent import Agreement, record_consent, replace_consent
from home.enums_consent import ConsentPart
from home.models import ConsentRecord

from .texts import lock_draft


@transaction.atomic
def add_person(pk: int, user: Any, agreement: Agreement) -> ConsentRecord:
    """Keep what one more person agreed to.

    Args:
        pk: of the story.
        user: who writes.
        agreement: cleaned answers of `PersonForm`.

    Raises NotAllowed for strangers, Conflict while the story is in review.
    """
    page = lock_draft(pk, user)
    return record_consent(user, agreement, text_key=page.translation_key)


@transaction.atomic
def remove_person(pk: int, user: Any, reference: str) -> None:
    """Set an agreement to the words aside, so that it can be asked for again.

    Raises NotAllowed for strangers, Conflict in review or when it is not there any more.
    """
    page = lock_draft(pk, user)
    standing = ConsentRecord.objects.standing().of(page).filter(part=ConsentPart.WORDS)
    record = standing.filter(reference=reference, withdrawn_at__isnull=True).first()
    if record is None:
        raise Conflict(_("This agreement is not part of the story any more."))
    replace_consent(record, user)
