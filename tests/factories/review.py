"""Texts under review for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from campaign.models import StoryPage
from home.actions.setup_roles import setup_roles
from home.models import ConsentRecord, ReviewTaskState
from home.selectors.review import open_round
from tests.factories.network import OrganisationFactory
from tests.factories.staff import member
from tests.factories.tree import Branch


def consent(**fields: Any) -> ConsentRecord:
    """Return an agreement that stands for a year."""
    values = {
        "wording_version": "1",
        "language": "en",
        "shows_children": False,
        "expires_on": timezone.localdate() + timedelta(days=365),
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
        "consent": consent(),
        **fields,
    }
    page: StoryPage = branch.stories.add_child(instance=StoryPage(**values))
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
