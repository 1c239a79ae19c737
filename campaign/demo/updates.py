"""The updates of the demo: one published in each language, and one that waits."""

from typing import Any

from django.utils.translation import override

from home.actions.record_consent import Agreement

from ..actions.send_text import send_text
from ..actions.update_drafts import create_update
from ..models import UpdatePage, UpdatePhoto
from .source import Demo, read
from .stories import agreement_of, author_of, keep_consents
from .tree import add_page, finish_page


def load_updates(demo: Demo) -> None:
    """Make the published updates, each in its one language."""
    for entry in read("updates"):
        if entry["state"] != "published":
            continue
        page = UpdatePage(
            slug=f"update-{entry['key']}",
            text=entry["text"],
            text_language=entry["text_language"],
            organisation=demo.organisations[entry["organisation"]],
            about=demo.pledges.get(entry["pledge"] or ""),
        )
        page.take_title()
        image = demo.images.get(entry["picture"] or "")
        if image is not None:
            page.photos = [UpdatePhoto(image=image, alt_text=entry["alt"])]
        keep_consents(demo, entry, page, image)
        key = f"update:{entry['key']}"
        days_ago = entry["days_ago"]
        add_page(demo, key, "page:stories", page, entry["language"], days_ago=days_ago)
        page.owner = author_of(demo, entry)
        finish_page(page)


def load_updates_in_review(demo: Demo) -> None:
    """Write and send the updates that wait, by the same actions as a member would."""
    for entry in read("updates"):
        if entry["state"] == "published":
            continue
        author = author_of(demo, entry)
        agreement: Agreement = agreement_of(entry)
        answers: dict[str, Any] = {
            "text": entry["text"],
            "text_language": entry["text_language"],
            "agreement": agreement,
        }
        with override(entry["language"]):
            organisation = demo.organisations[entry["organisation"]]
            about = demo.pledges.get(entry["pledge"] or "")
            page = create_update(author, organisation, about, answers)
            send_text(page.pk, author)
