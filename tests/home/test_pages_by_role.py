"""What each staff role gets of a page in the admin: every door, asked over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import StandardPage
from tests.factories.review import draft_story, fresh, submitted_story
from tests.factories.staff import editor, moderator, officer, person, translator
from tests.factories.translations import begin_translation
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db

ROLES: dict[str, Callable[[], Any]] = {
    "editor": editor,
    "moderator": lambda: moderator("en"),
    "translator": lambda: translator("en"),
    "officer": officer,
}
# Who reads and changes which page there; nobody else gets a word of it.
READERS: dict[str, set[str]] = {
    "home": {"editor"},
    "translated": {"editor", "translator"},
    "unsent": set(),
    "submitted": {"editor", "moderator"},
}
# Wagtail shows these only to who has a permission on the tree; a moderator has none.
TREE_STAFF_ONLY = {"history", "earlier version", "comparison"}


@pytest.fixture
def tree(settings: Any) -> dict[str, Branch]:
    settings.ADMIN_REQUIRES_MFA = False
    return site_tree("en", "es")


def page_of(tree: dict[str, Branch], kind: str) -> Page:
    """Return an English page of that kind with the words "Only for us" in its title."""
    branch = tree["en"]
    if kind == "home":
        branch.home.title = "Only for us"
        branch.home.save()
        return branch.home
    if kind == "translated":
        source = tree["es"].home.add_child(
            instance=StandardPage(title="Only for us", slug="us", locale=tree["es"].locale)
        )
        return begin_translation(source, branch.locale)
    if kind == "submitted":
        return submitted_story(branch, title="Only for us")[0]
    return draft_story(branch, title="Only for us")


def doors(page: Page) -> dict[str, str]:
    """Return the addresses of the admin at which the words of `page` can be read."""
    revision = (page.get_latest_revision() or page.save_revision()).pk

    def address(name: str, *more: Any) -> str:
        return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *more])

    return {
        "edit": address("edit"),
        "history": address("history"),
        "workflow history": address("workflow_history"),
        "view draft": address("view_draft"),
        "preview": address("preview_on_edit"),
        "usage": address("usage"),
        "earlier version": address("revisions_view", revision),
        "going back": address("revisions_revert", revision),
        "comparison": address("revisions_compare", "earliest", "latest"),
    }


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_it_may_read_and_nothing_else(
    client: Client, tree: dict[str, Branch], role: str, kind: str
) -> None:
    page = page_of(tree, kind)
    client.force_login(ROLES[role]())
    for door, address in doors(page).items():
        refused = role not in READERS[kind] or (role == "moderator" and door in TREE_STAFF_ONLY)
        expected = 403 if refused else 200
        answer = client.get(address)
        assert answer.status_code == expected, f"{role}: {door} of {kind}"
        if expected == 403:
            assert "Only for us" not in answer.content.decode(), f"{role}: {door} of {kind}"


def test_a_superuser_reads_no_unsent_draft_either(client: Client, tree: dict[str, Branch]) -> None:
    page = page_of(tree, "unsent")
    client.force_login(person(is_superuser=True))
    assert {client.get(address).status_code for address in doors(page).values()} == {403}


def test_an_editor_goes_on_writing_what_she_began(client: Client, tree: dict[str, Branch]) -> None:
    writer = editor()
    page = draft_story(tree["en"], author=writer)
    client.force_login(writer)
    assert client.get(doors(page)["edit"]).status_code == 200


def test_an_editor_opens_a_public_story(client: Client, tree: dict[str, Branch]) -> None:
    page, state = submitted_story(tree["en"])
    state.task.specific.on_action(state, editor(), "approve")
    client.force_login(editor())
    assert client.get(doors(fresh(page))["edit"]).status_code == 200


def test_a_translator_deletes_and_moves_nothing(tree: dict[str, Branch]) -> None:
    page = page_of(tree, "translated")
    allowed = page.permissions_for_user(translator("en"))
    assert allowed.can_edit()
    assert not allowed.can_delete()
    assert not allowed.can_move()
    assert not allowed.can_publish()


def test_the_translation_of_an_unsent_story_is_no_way_to_read_it(tree: dict[str, Branch]) -> None:
    page = begin_translation(draft_story(tree["es"]), tree["en"].locale)
    assert not page.permissions_for_user(translator("en")).can_edit()
    assert not page.permissions_for_user(editor()).can_edit()


def test_the_translation_of_a_public_story_is_written_by_a_translator(
    tree: dict[str, Branch],
) -> None:
    story, state = submitted_story(tree["es"])
    state.task.specific.on_action(state, editor(), "approve")
    page = begin_translation(fresh(story), tree["en"].locale)
    assert page.permissions_for_user(translator("en")).can_edit()
    assert page.permissions_for_user(editor()).can_edit()
