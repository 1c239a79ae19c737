"""The stories of the demo: ten published ones, two in review, one sent back with a comment."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from home.actions.review import act_on_review
from home.models import ConsentRecord

from ..actions.send_text import send_text
from ..actions.story_drafts import create_story
from ..models import StoryPage, StoryPhoto
from .source import Demo, read
from .tree import add_page, finish_page

CONSENT_MONTHS, CONSENT_MONTHS_CHILDREN = 24, 12


def make_consent(demo: Demo, entry: dict[str, Any], subject: str) -> ConsentRecord:
    """Record the agreement behind a story or its picture."""
    children = entry["shows_children"]
    months = CONSENT_MONTHS_CHILDREN if children else CONSENT_MONTHS
    return ConsentRecord.objects.create(
        subject=subject,
        wording_version=str(read("consent")["version"]),
        language=entry["language"],
        shows_children=children,
        guardian_agreed=children,
        recorded_by=author_of(demo, entry),
        expires_on=timezone.localdate() + timedelta(days=30 * months),
    )


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
        consent=make_consent(demo, entry, "the teller"),
    )


def load_stories(demo: Demo) -> None:
    """Make the published stories, each in its one language."""
    published = [entry for entry in read("stories") if entry["state"] == "published"]
    for number, entry in enumerate(published):
        page = new_story(demo, entry)
        image = demo.images.get(entry["picture"] or "")
        page.social_image = image
        if image is not None:
            page.photos = [
                StoryPhoto(
                    image=image,
                    alt_text=entry["alt"],
                    consent=make_consent(demo, entry, "the people in the picture"),
                )
            ]
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
        answers = {
            "byline": entry["pseudonym"],
            "agreed": True,
            "shows_children": entry["shows_children"],
            "guardian_agreed": entry["shows_children"],
        }
        with override(entry["language"]):
            organisation = demo.organisations[entry["organisation"]]
            page = create_story(author, organisation, words | answers)
            state = send_text(page.pk, author)
            if entry["state"] == "changes_requested":
                moderator = demo.people[entry["comment_by"]]
                act_on_review(state, moderator, "take")
                act_on_review(state, moderator, "reject", comment=entry["comment"])
