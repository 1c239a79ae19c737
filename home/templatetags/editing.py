"""What the editor of pages shows besides Wagtail's own."""

from typing import Any

from django import template

from home.content_checks import Look, look_at

register = template.Library()


@register.simple_tag(takes_context=True)
def content_look(context: template.Context, page: Any) -> Look | None:
    """Return what could be better on the saved draft of a page; None where nothing is checked.

    That is a page of somebody else's, and one that was never saved.
    """
    if not hasattr(page, "asks_for_terms") or not page.pk:
        return None
    return look_at(page, context.get("request"))
