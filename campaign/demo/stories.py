"""The stories of the demo: ten published ones, two in review, one sent back with a comment."""

from typing import Any

from django.utils.translation import override

from home.actions.record_consent import Agreement, record_consent
from home.actions.review import act_on_review
from home.enums_consent import AgeBand, ConsentPart, FaceLevel
from home.models import SiteImage

from ..actions.send_text import send_text
from ..actions.story_drafts import create_story
from ..actions.story_people import add_person
from ..models import ConsentedPage, StoryPage, StoryPhoto
from .source import Demo, read
from .tree import add_page, finish_page


def agreement_of(entry: dict[str, Any], **more: Any) -> Agreement:
    """Return what the fictional teller agreed to."""
    children = bool(entry["shows_children"])
    return Agreement(
        shows_children=children,
        guardian_agreed=children,
        age_band=AgeBand.UNDER_7 if children else "",
        child_unnamed=children,
        **more,
    )


def keep_consents(demo: Demo, entry: dict[str, Any], page: ConsentedPage, image: Any) -> None:
    """Record the agreements behind a story or update and its picture."""
    author = author_of(demo, entry)
    with override(entry["language"]):
        teller = agreement_of(entry, subject="the teller")
        record_consent(author, teller, text_key=page.translation_key)
        if isinstance(image, SiteImage):
            shown = agreement_of(entry, subject="the people drawn", face=FaceLevel.HIDDEN)
            key, part = page.translation_key, ConsentPart.PHOTO
            record_consent(author, shown, text_key=key, part=part, image=image)


def author_of(demo: Demo, entry: dict[str, Any]) -> Any:
    """Return the account that wrote the story, when its organisation has one in the demo."""
    login = read("people")["story_authors"].get(entry["organisation"])
    return demo.people.get(login)


def new_story(demo: Demo, entry: dict[str, Any]) -> StoryPage:
    """Return the unsaved page of a story."""
    return StoryPage(
        title=entry["title"],
        slug=entry["slug"],
        summary=(entry["pull_quote"] or "")[:255],
        kind=entry["kind"],
        text=entry["text"],
        pull_quote=entry["pull_quote"] or "",
        byline=entry["pseudonym"],
        place=entry["place"],
        text_language=entry["text_language"],
        organisation=demo.organisations[entry["organisation"]],
    )


def load_stories(demo: Demo) -> None:
    """Make the published stories, each in its one language."""
    published = [entry for entry in read("stories") if entry["state"] == "published"]
    for number, entry in enumerate(published):
        page = new_story(demo, entry)
        image = demo.images.get(entry["picture"] or "")
        page.social_image = image
        if image is not None:
            page.photos = [StoryPhoto(image=image, alt_text=entry["alt"])]
        keep_consents(demo, entry, page, image)
        key = f"story:{entry['key']}"
        add_page(demo, key, "page:stories", page, entry["language"], days_ago=4 + 6 * number)
        page.owner = author_of(demo, entry)
        finish_page(page)


def load_stories_in_review(demo: Demo) -> None:
    """Write and send the stories that wait, by the same actions as a member would.

    One of them comes back to its author with a moderator's question.
    """
    for entry in read("stories"):
        if entry["state"] == "published":
            continue
        author = author_of(demo, entry)
        words = {name: entry[name] for name in ("title", "kind", "text", "place", "text_language")}
        with override(entry["language"]):
            organisation = demo.organisations[entry["organisation"]]
            page = create_story(author, organisation, words | {"byline": entry["pseudonym"]})
            add_person(page.pk, author, agreement_of(entry, subject="the teller"))
            state = send_text(page.pk, author)
            if entry["state"] == "changes_requested":
                moderator = demo.people[entry["comment_by"]]
                act_on_review(state, moderator, "take")
                act_on_review(state, moderator, "reject", comment=entry["comment"])
