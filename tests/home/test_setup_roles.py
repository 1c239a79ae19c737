"""The command that sets up groups, permissions and the workflow."""

import io
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Workflow, WorkflowPage

from home.actions.setup_roles import setup_roles
from home.models import ReviewTask
from home.selectors.staff import EDITORS, MODERATORS, OFFICERS, TRANSLATORS
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db

GROUPS = {EDITORS, MODERATORS, TRANSLATORS, OFFICERS}


def state() -> dict[str, Any]:
    """Return all that the command sets up."""
    return {
        "permissions": {
            group.name: sorted(group.permissions.values_list("codename", flat=True))
            for group in Group.objects.all()
        },
        "pages": sorted(GroupPagePermission.objects.values_list("group", "page", "permission")),
        "collections": sorted(
            GroupCollectionPermission.objects.values_list("group", "collection", "permission")
        ),
        "workflows": sorted(Workflow.objects.values_list("name", "active")),
        "tasks": ReviewTask.objects.count(),
        "attached": sorted(WorkflowPage.objects.values_list("page", "workflow__name")),
    }


def test_running_it_twice_changes_nothing() -> None:
    setup_roles()
    first = state()
    setup_roles()
    assert state() == first
    assert set(first["permissions"]) == GROUPS


def test_it_takes_back_what_the_table_does_not_give() -> None:
    setup_roles()
    first = state()
    moderators = Group.objects.get(name=MODERATORS)
    moderators.permissions.add(*Group.objects.get(name=EDITORS).permissions.all())
    setup_roles()
    assert state() == first


def test_stories_and_pledges_of_every_language_have_our_review() -> None:
    setup_roles()
    tree = site_tree("en", "es", "fr", "pt")
    for branch in tree.values():
        for page in (branch.stories, branch.pledges):
            task = page.get_workflow().tasks.get().specific
            assert isinstance(task, ReviewTask)
            assert {group.name for group in task.groups.all()} == {EDITORS, MODERATORS}


def test_the_stock_workflow_approves_nothing_any_more() -> None:
    setup_roles()
    assert not Workflow.objects.filter(name="Moderators approval", active=True).exists()


def test_the_command_says_what_it_did() -> None:
    out = io.StringIO()
    call_command("setup_roles", stdout=out)
    assert "set up" in out.getvalue()
