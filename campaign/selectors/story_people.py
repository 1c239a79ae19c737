"""Who agreed to a story and to its photos."""

from dataclasses import dataclass
from typing import Any

from home.consent_codes import code_for, shown
from home.enums_consent import ConsentPart
from home.models import ConsentRecord


@dataclass(frozen=True)
class Person:
    """One agreement, with the code that takes it back, as it is read out."""

    record: ConsentRecord
    code: str


def people_of(page: Any, part: ConsentPart = ConsentPart.WORDS) -> list[Person]:
    """Return who agreed to the words of a story, or to its recording, in their order."""
    records = ConsentRecord.objects.standing().of(page).filter(part=part)
    return [Person(one, shown(code_for(one.reference))) for one in records.order_by("pk")]


def agreements_by_photo(page: Any) -> dict[int, list[ConsentRecord]]:
    """Return {id of the photo: who agreed to it}."""
    found: dict[int, list[ConsentRecord]] = {}
    for record in ConsentRecord.objects.standing().of(page).filter(part=ConsentPart.PHOTO):
        if record.image_id is not None:
            found.setdefault(record.image_id, []).append(record)
    return found
