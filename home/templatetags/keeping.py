"""Template tags of forms whose words must not get lost."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from home.actions.keep_form import WRITER, writer_mark

register = template.Library()


@register.simple_tag(takes_context=True)
def keep_words(context: dict[str, Any]) -> SafeString:
    """Write the mark with which the form is kept when it arrives after the session has ended."""
    mark = writer_mark(context["request"].user)
    return format_html('<input type="hidden" name="{}" value="{}">', WRITER, mark)
