"""Setting up staff groups, their permissions and the review workflow; safe to run again."""

from collections.abc import Iterable
from typing import Any

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


def _permissions(names: Iterable[str]) -> list[Permission]:
    """Return the permissions `app.codename`; Permission.DoesNotExist when one is misspelt."""
    names = {*names}
    codenames = [name.partition(".")[2] for name in names]
    rows = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    found = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    if missing := sorted(names - found.keys()):
        raise Permission.DoesNotExist(", ".join(missing))
    return [found[name] for name in sorted(names)]


def _set_model_permissions(group: Group, name: str) -> None:
    names = {*roles.MODEL_PERMISSIONS[name]}
    for offered in group_permissions:
        names |= {*offered.get(name, [])}
    group.permissions.set(_permissions(names))


def _set_page_permissions(group: Group, names: list[str]) -> None:
    """Give permissions on the root of the tree, so that a new language needs no second run."""
    root = Page.get_first_root_node()
    wanted = _permissions(f"wagtailcore.{name}_page" for name in names)
    _give(GroupPagePermission, group, wanted, page=root)


def _set_collection_permissions(group: Group, names: list[str]) -> None:
    root = Collection.get_first_root_node()
    _give(GroupCollectionPermission, group, _permissions(names), collection=root)


def _give(model: Any, group: Group, wanted: list[Permission], **place: Any) -> None:
    """Let a group do exactly what is wanted, at this place alone."""
    rows = model.objects.filter(group=group)
    rows.exclude(permission__in=wanted, **place).delete()
    given = {*rows.values_list("permission_id", flat=True)}
    missing = [permission for permission in wanted if permission.pk not in given]
    model.objects.bulk_create(
        [model(group=group, permission=permission, **place) for permission in missing],
        ignore_conflicts=True,  # two who set up at once want the same
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
