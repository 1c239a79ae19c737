"""What the editor of pages shows besides Wagtail's own."""

from typing import Any

from django import template

from home.content_checks import Finding, findings

register = template.Library()


@register.simple_tag(takes_context=True)
def content_findings(context: template.Context, page: Any) -> list[Finding] | None:
    """Return what could be better on the draft of a page; None for what is no page of ours."""
    if not hasattr(page, "asks_for_terms"):
        return None
    return findings(page, context.get("request")) if page.pk else []
