"""Keeping an agreement: who, to what, in which wording and language, until when."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.log_actions import log

from ..consent_codes import code_for, code_hash
from ..consent_rules import asks_the_child
from ..enums_consent import (
    ConsentCapacity,
    ConsentPart,
    ConsentScope,
    ConsentWay,
    FaceLevel,
    IdentityLevel,
)
from ..models import ConsentRecord, SiteImage
from ..models.consent import new_reference

WORDING_VERSION = "story-2"
MONTHS = 24
MONTHS_WITH_CHILDREN = 12


@dataclass(frozen=True)
class Agreement:
    """What somebody agreed to, as a form cleaned it."""

    shows_children: bool
    guardian_agreed: bool = False
    age_band: str = ""
    child_agreed: bool = False
    child_unnamed: bool = False
    subject: str = ""
    capacity: str = ConsentCapacity.SELF
    way: str = ConsentWay.SCREEN
    read_aloud: bool = False
    town: str = ""
    identity: str = IdentityLevel.PSEUDONYM
    face: str = FaceLevel.NONE
    scopes: tuple[str, ...] = field(default=(ConsentScope.SITE.value,))


def months_later(day: date, months: int) -> date:
    """Return the same day some months later; the 28th where a month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, 28))


@transaction.atomic
def record_consent(
    user: Any,
    agreement: Agreement,
    *,
    text_key: UUID | None = None,
    part: ConsentPart = ConsentPart.WORDS,
    image: SiteImage | None = None,
) -> ConsentRecord:
    """Write down an agreement that was just given; it ends earlier when children are shown.

    Args:
        user: who collected it.
        agreement: what was agreed to.
        text_key: `translation_key` of the text; None for what is no page.
        part: of the text.
        image: the photo that it is about.

    With `home.consent_codes.code_for(record.reference)` the person takes it back.
    """
    children = agreement.shows_children
    reference = new_reference()
    record = ConsentRecord.objects.create(
        text_key=text_key,
        part=part,
        image=image,
        subject=agreement.subject,
        capacity=agreement.capacity,
        wording_version=WORDING_VERSION,
        language=get_language() or "en",
        read_aloud=agreement.read_aloud,
        way=agreement.way,
        town=agreement.town,
        identity=agreement.identity,
        face=agreement.face,
        shows_children=children,
        guardian_agreed=children and agreement.guardian_agreed,
        age_band=agreement.age_band if children else "",
        child_agreed=children and asks_the_child(agreement.age_band) and agreement.child_agreed,
        child_unnamed=children and agreement.child_unnamed,
        recorded_by=user,
        expires_on=months_later(timezone.localdate(), MONTHS_WITH_CHILDREN if children else MONTHS),
        reference=reference,
        code_hash=code_hash(code_for(reference)),
        **{scope.value: scope.value in agreement.scopes for scope in ConsentScope},
    )
    data = {"part": str(part), "wording": WORDING_VERSION}
    log(instance=record, action="cradle.consent.record", user=user, data=data)
    return record


@transaction.atomic
def replace_consent(record: ConsentRecord, user: Any) -> None:
    """Set a record aside because a newer answer stands in its place, or its photo is gone."""
    replaced = ConsentRecord.objects.filter(pk=record.pk, replaced_at__isnull=True)
    if replaced.update(replaced_at=timezone.now()):
        log(instance=record, action="cradle.consent.replace", user=user)
