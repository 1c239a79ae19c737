"""Entries of the admin's menu that are no records."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .admin_screens import ScreenItem
from .policies import may_help_take_back, may_see_queue, may_take_down
from .policies_translation import may_see_desk
from .selectors.staff import is_editor


def queue_item() -> ScreenItem:
    """Return the entry of the queue, among the reports."""
    return ScreenItem(
        _("Waiting for review"),
        "review_queue",
        may_see_queue,
        name="review-queue",
        icon_name="tasks",
        order=10,
    )


def trust_item() -> ScreenItem:
    """Return the entry of trusted authors, among the reports."""
    return ScreenItem(_("Trusted authors"), "review_trust", is_editor, icon_name="user", order=900)


def guide_item() -> MenuItem:
    """Return the entry of the guide, which everybody in the admin may read."""
    return MenuItem(_("Guide"), reverse_lazy("guide"), name="guide", icon_name="help", order=9000)


def links_item() -> ScreenItem:
    """Return the entry of broken links, among the reports."""
    return ScreenItem(_("Broken links"), "broken_links", is_editor, icon_name="link", order=910)


def health_item() -> MenuItem:
    """Return the entry of how the site is, among the reports."""
    return MenuItem(
        _("How the site is"),
        reverse_lazy("site_health"),
        name="site-health",
        icon_name="info-circle",
        order=920,
    )


def concerns_item() -> ScreenItem:
    """Return the entry of what readers have reported."""
    return ScreenItem(
        _("Concerns"),
        "concerns",
        may_take_down,
        name="concerns",
        icon_name="warning",
        order=240,
    )


def take_back_item() -> ScreenItem:
    """Return the entry of requests to take a story down."""
    return ScreenItem(
        _("Requests to take a story down"),
        "take_back_requests",
        may_help_take_back,
        name="take-back",
        icon_name="help",
        order=239,
    )


def desk_item() -> ScreenItem:
    """Return the entry of the translation desk."""
    return ScreenItem(
        _("Translation desk"),
        "translation_desk",
        may_see_desk,
        name="translation-desk",
        icon_name="globe",
        order=235,
    )


def without_report(request: Any, items: list[Any]) -> None:
    """Take the list of all translations out of the reports: the desk stands in its place."""
    items[:] = [one for one in items if "localize/reports" not in str(getattr(one, "url", ""))]
