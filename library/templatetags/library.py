"""Template tags of the library: bodies with the glossary marked, data for search engines."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from library.documents.text import sheet_lines
from library.glossary import Marker
from library.selectors.glossary import glossary_words

register = template.Library()
# Blocks of running text; in others a mark would be in the way.
MARKED = frozenset({"paragraph"})
# Characters that would end a script element, as Django's own json_script has them.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def stream(context: Any, blocks: Any) -> SafeString:
    """Draw the blocks of a body; words of the glossary are marked once a page."""
    if not blocks:
        return mark_safe("")
    shared = context.render_context
    marker = shared.get("glossary_marker")
    if marker is None:
        marker = shared["glossary_marker"] = Marker(glossary_words())
    around = context.flatten()
    drawn = (
        marker.mark(html) if block.block_type in MARKED else html
        for block in blocks
        for html in [block.render(context=around)]
    )
    return mark_safe("".join(drawn))  # noqa: S308 - drawn by the templates of the blocks


@register.filter
def handout_lines(text: str) -> list[dict[str, Any]]:
    """Return the lines of a handout, those to tick apart."""
    lines: list[dict[str, Any]] = sheet_lines(text)
    return lines


@register.simple_tag
def linked_data(data: dict[str, Any]) -> SafeString:
    """Write data about the page for search engines (JSON-LD), as a script that nobody runs."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - what could end the element is written otherwise
    )
