"""What reviewers must know of texts before they open them, for a whole queue at once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from home.consent_rules import may_be_shown, shows_children
from home.enums import Agreement, RiskFlag
from home.enums_consent import ConsentPart
from home.models import ConsentRecord
from home.queue import Facts

from ..models import ConsentedPage


def facts_of_texts(texts: Sequence[tuple[Any, dict[str, Any]]]) -> dict[int, Facts]:
    """Return risks and agreements of the stories and updates among `texts`, in one query.

    Args:
        texts: pages with the content of the revision that is under review.
    """
    told = [(page, content) for page, content in texts if isinstance(page, ConsentedPage)]
    records: dict[Any, list[Any]] = defaultdict(list)
    keys = [page.translation_key for page, _content in told]
    for record in ConsentRecord.objects.standing().filter(text_key__in=keys):
        records[record.text_key].append(record)
    return {page.pk: _facts(content, records[page.translation_key]) for page, content in told}


def _facts(content: dict[str, Any], records: list[Any]) -> Facts:
    images = [photo["image"] for photo in content.get("photos") or []]
    decision = may_be_shown(records, images, place=content.get("place") or "")
    children = {RiskFlag.CHILDREN.value} if shows_children(records) else set()
    return Facts(
        risks=frozenset(content.get("risks") or []) | children,
        agreement=Agreement.COMPLETE if decision.allowed else Agreement.MISSING,
        missing=_missing(records, images),
        problem=decision.reason,
    )


def _missing(records: list[Any], images: list[int]) -> int:
    """Count who has not agreed, or no longer: the teller, each photo, each ended record."""
    shown = [one for one in records if one.part == ConsentPart.PHOTO and one.image_id in images]
    words = [one for one in records if one.part != ConsentPart.PHOTO]
    unasked = set(images) - {one.image_id for one in shown}
    ended = [one for one in words + shown if not one.is_live]
    return len(unasked) + len(ended) + (0 if words else 1)
