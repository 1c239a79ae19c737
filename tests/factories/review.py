"""Texts under review for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from campaign.models import StoryPage
from home.actions.setup_roles import setup_roles
from home.enums_consent import ConsentPart
from home.models import ConsentRecord, ReviewTaskState
from home.selectors.review import open_round
from tests.factories.network import OrganisationFactory
from tests.factories.staff import member
from tests.factories.tree import Branch


def consent(page: Any = None, **fields: Any) -> ConsentRecord:
    """Return an agreement that stands for a year, to the words of `page` or to its photo."""
    values = {
        "wording_version": "1",
        "language": "en",
        "shows_children": False,
        "expires_on": timezone.localdate() + timedelta(days=365),
        "text_key": page.translation_key if page else None,
        "part": ConsentPart.PHOTO if fields.get("image") else ConsentPart.WORDS,
        **fields,
    }
    return ConsentRecord.objects.create(**values)


def draft_story(branch: Branch, author: Any = None, **fields: Any) -> StoryPage:
    """Return a draft with a revision; its author belongs to the organisation that speaks."""
    organisation = fields.pop("organisation", None) or OrganisationFactory()
    author = author or member(organisation)
    values = {
        "title": "The day the market burned",
        "slug": "market-burned",
        "text": "We carried the children out first. Then we carried the tomatoes.",
        "organisation": organisation,
        "text_language": branch.locale.language_code,
        "locale": branch.locale,
        "owner": author,
        "live": False,
        "has_unpublished_changes": True,
        **fields,
    }
    agreed = values.pop("agreed", True)
    page: StoryPage = branch.stories.add_child(instance=StoryPage(**values))
    if agreed:
        consent(page)
    page.save_revision(user=author)
    return page


def submitted_story(branch: Branch, **fields: Any) -> tuple[StoryPage, ReviewTaskState]:
    """Return a story that waits for review, and its round."""
    setup_roles()
    page = draft_story(branch, **fields)
    page.get_workflow().start(page, page.owner)
    state = open_round(page)
    assert state is not None
    return fresh(page), state


def fresh(page: Page) -> Any:
    """Read a page again."""
    return Page.objects.get(pk=page.pk).specific
