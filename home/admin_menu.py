"""Entries of the admin's menu that are no records."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .policies import may_see_queue, may_take_down


class QueueMenuItem(MenuItem):
    """The way to what waits for review, among the reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who answer."""
        return bool(may_see_queue(request.user))


def queue_item() -> Any:
    """Return the entry of the queue."""
    return QueueMenuItem(
        _("Waiting for review"),
        reverse_lazy("review_queue"),
        name="review-queue",
        icon_name="tasks",
        order=10,
    )


class ConcernsMenuItem(MenuItem):
    """The way to what readers have reported."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may answer."""
        return bool(may_take_down(request.user))


def concerns_item() -> Any:
    """Return the entry of concerns."""
    return ConcernsMenuItem(
        _("Concerns"), reverse_lazy("concerns"), name="concerns", icon_name="warning", order=240
    )
