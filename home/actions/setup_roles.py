"""Setting up staff groups, their permissions and the review workflow; safe to run again."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from .. import roles
from ..models import ReviewTask
from ..registry import group_permissions
from ..selectors.staff import EDITORS, MODERATORS

WORKFLOW = "Review"
# What a fresh Wagtail brings: groups and a workflow that go around our rules.
STOCK_GROUP = "Editors"
STOCK_WORKFLOW = "Moderators approval"


@transaction.atomic
def setup_roles() -> None:
    """Bring groups, permissions and workflow to the state that home.roles describes."""
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in roles.PAGE_PERMISSIONS}
    for name, group in groups.items():
        _set_model_permissions(group, name)
        _set_page_permissions(group, roles.PAGE_PERMISSIONS[name])
        _set_collection_permissions(group, roles.COLLECTION_PERMISSIONS[name])
    Group.objects.filter(name=STOCK_GROUP, user=None).delete()
    _set_workflow([groups[EDITORS], groups[MODERATORS]])


def _permission(name: str) -> Permission:
    """Return the permission `app.codename`; Permission.DoesNotExist when it is misspelt."""
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _set_model_permissions(group: Group, name: str) -> None:
    names = {*roles.MODEL_PERMISSIONS[name]}
    for offered in group_permissions:
        names |= {*offered.get(name, [])}
    group.permissions.set([_permission(permission) for permission in names])


def _set_page_permissions(group: Group, names: list[str]) -> None:
    """Give permissions on the root of the tree, so that a new language needs no second run."""
    root = Page.get_first_root_node()
    wanted = [_permission(f"wagtailcore.{name}_page") for name in names]
    GroupPagePermission.objects.filter(group=group).exclude(
        page=root, permission__in=wanted
    ).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _set_collection_permissions(group: Group, names: list[str]) -> None:
    root = Collection.get_first_root_node()
    wanted = [_permission(name) for name in names]
    GroupCollectionPermission.objects.filter(group=group).exclude(
        collection=root, permission__in=wanted
    ).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _set_workflow(groups: list[Group]) -> None:
    """Attach our review to the root: the index pages of every language inherit it.

    Attached to index pages one by one, a language added later would fall back to Wagtail's stock
    workflow, which approves what nobody read.
    """
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    task = ReviewTask.objects.filter(workflow_tasks__workflow=workflow).first()
    if task is None:
        task = ReviewTask.objects.create(name=WORKFLOW)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    task.groups.set(groups)
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    for stock in Workflow.objects.filter(name=STOCK_WORKFLOW, active=True):
        stock.deactivate()
