"""Public stories and their translations for tests."""

from typing import Any

from django.utils import timezone

from campaign.actions.claim_translation import claim_translation
from campaign.actions.send_text import send_text
from campaign.actions.write_translation import save_translation
from campaign.models import StoryPage
from home.actions.setup_roles import setup_roles
from home.enums import TrustChange
from home.models import AuthorTrust
from home.selectors.review import open_round
from tests.factories.network import OrganisationFactory
from tests.factories.review import draft_story, fresh
from tests.factories.staff import editor, member
from tests.factories.tree import Branch

SPANISH = {
    "title": "El día en que ardió el mercado",
    "text": "Primero sacamos a los niños. Después los tomates.",
    "place": "Acra",
}


def public_story(branch: Branch, **fields: Any) -> StoryPage:
    """Return a story that everybody reads, made public without a version."""
    setup_roles()
    shown = {"live": True, "has_unpublished_changes": False, "place": "Accra", "byline": "Ama"}
    page = draft_story(branch, **{**shown, **fields})
    StoryPage.objects.filter(pk=page.pk).update(first_published_at=timezone.now())
    public: StoryPage = fresh(page)
    return public


def approve(page: Any, reviewer: Any = None) -> None:
    """Approve what waits on `page`."""
    state = open_round(page)
    assert state is not None
    state.task.specific.on_action(state, reviewer or editor(), "approve")


def public_story_of(page: StoryPage) -> StoryPage:
    """Send and approve a draft."""
    send_text(page.pk, page.owner)
    approve(page)
    public: StoryPage = fresh(page)
    return public


def change(page: StoryPage, **words: Any) -> StoryPage:
    """Publish a story anew, with other words."""
    page = fresh(page)
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision(user=page.owner)
    send_text(page.pk, page.owner)
    approve(page)
    changed: StoryPage = fresh(page)
    return changed


def trusted_member(**fields: Any) -> Any:
    """Return an author whom an editor trusts."""
    user = member(OrganisationFactory(), **fields)
    AuthorTrust.objects.create(author=user, is_on=True, why=TrustChange.EDITOR)
    return user


def translated(original: StoryPage, user: Any, **words: Any) -> StoryPage:
    """Return a complete draft in Spanish that `user` has saved."""
    page = claim_translation(original.pk, user, "es")
    told = SPANISH | {"source": original.live_revision_id or 0, **words}
    return save_translation(page.pk, user, told)


def public_translation(original: StoryPage, user: Any, **words: Any) -> StoryPage:
    """Return a public translation into Spanish by `user`."""
    page = translated(original, user, **words)
    send_text(page.pk, user)
    approve(page)
    public: StoryPage = fresh(page)
    assert public.live
    return public
