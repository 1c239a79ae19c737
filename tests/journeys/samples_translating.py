"""A translation that somebody has claimed, for the screens of who translates."""

from accounts.models import User
from campaign.actions.claim_translation import claim_translation
from campaign.selectors.translating import to_translate


def translation(user: User, language: str) -> dict[str, str]:
    """Return the number of a translation that somebody has claimed, into the language shown."""
    story = to_translate(language).first()
    assert story is not None
    return {"translation": str(claim_translation(story.pk, user, language).pk)}
