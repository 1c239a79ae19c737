"""What a translation must be before it is published: whole, and of an original that is public."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.policies import ALLOWED, Decision, refuse

from .models import StoryPage
from .publishing import check_consent
from .selectors.originals import missing_words, original_of, same_facts, version_of
from .selectors.translating import originals

NO_ORIGINAL = refuse(_("The original is not public, so that its translation is not either."))
NOT_WHOLE = refuse(_("Only a part is translated. Translate everything before it is published."))
OTHER_FACTS = refuse(
    _(
        "Names, place or photos of the original have changed. Its translator saves the translation"
        " once more and sends it again."
    )
)


def check_original(page: Any) -> Decision:
    """Whether a claimed translation is whole, and shows what its public original shows."""
    if not isinstance(page, StoryPage) or not page.is_translated:
        return ALLOWED
    original = original_of(page)
    if original is None or not originals().filter(pk=original.pk).exists():
        return NO_ORIGINAL
    if missing_words(page, original):
        return NOT_WHOLE
    return ALLOWED if same_facts(page, original) else OTHER_FACTS


def missing_in_translation(page: Any) -> list[Any]:
    """Return what must be there before a translation can be sent, as sentences."""
    original = original_of(page)
    if original is None or not originals().filter(pk=original.pk).exists():
        return [NO_ORIGINAL.reason]
    missing: list[Any] = []
    if page.translated_from != version_of(original):
        missing.append(_("The original has changed. Look at what changed, then save again."))
    if missing_words(page, original):
        missing.append(_("Translate everything: some fields are still empty."))
    consent = check_consent(page)
    missing += [] if consent.allowed else [consent.reason]
    return missing or [decision.reason for decision in [check_original(page)] if not decision]
