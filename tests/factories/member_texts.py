"""A member's story for tests: what she types, and the draft that it makes."""

from typing import Any

from campaign.actions.story_drafts import create_story
from campaign.actions.story_people import add_person
from campaign.actions.update_drafts import create_update
from campaign.models import Pledge, StoryPage, UpdatePage
from home.actions.record_consent import Agreement
from network.models import Organisation

from .pictures import picture_bytes, upload

WORDS = {
    "title": "Le jour où le marché a brûlé",
    "kind": "worker",
    "text": "Nous avons sorti les enfants d’abord.",
    "place": "Lomé",
    "text_language": "fr",
    "byline": "Ama",
}
CLEAN = WORDS
AGREED = {
    "capacity": "self",
    "identity": "pseudonym",
    "way": "screen",
    "shows_children": "no",
    "agreed": "on",
}


def photo_answers(**changed: Any) -> dict[str, Any]:
    """Return what a browser posts with a photo."""
    answers = {
        "image": upload(picture_bytes()),
        "alt_text": "Une vendeuse",
        "face": "hidden",
        "shows_children": "no",
        "agreed": "on",
    }
    return answers | changed


NEWS = {"text": "Nous avons la clé du local.", "text_language": "fr"}
NEWS_POSTED = {**NEWS, "shows_children": "no", "agreed": "on"}


def update(
    author: Any, organisation: Organisation, about: Pledge | None = None, **changed: Any
) -> UpdatePage:
    """Return a complete draft of an update of `author`, with what is agreed to."""
    agreed = Agreement(shows_children=False)
    answers = {**NEWS, "agreement": agreed, "photo_agreement": agreed, **changed}
    return create_update(author, organisation, about, answers)


def story(author: Any, organisation: Organisation, **changed: Any) -> StoryPage:
    """Return a complete draft of `author`, with the teller's agreement."""
    page = create_story(author, organisation, {**CLEAN, **changed})
    add_person(page.pk, author, Agreement(shows_children=False))
    return page
