"""A translation that somebody has claimed, for the screens of who translates."""

from accounts.models import User
from campaign.actions.claim_translation import claim_translation
from campaign.models import StoryPage
from campaign.selectors.translating import to_translate


def translation(user: User, language: str) -> dict[str, str]:
    """Return a translation that somebody has claimed, in a language."""
    story = to_translate(language).first()
    assert story is not None
    claimed = claim_translation(story.pk, user, language)
    return {"translation": str(claimed.pk)}


def elsewhere(language: str) -> dict[str, str]:
    """Return where a story stands, in a language into which nobody has translated it."""
    stories = StoryPage.objects.live()
    here = stories.filter(locale__language_code=language).values("translation_key")
    path = stories.exclude(translation_key__in=here).first().url.split("/", 2)[-1]
    return {"elsewhere": f"/{language}/{path}"}
