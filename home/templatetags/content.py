"""The `content` tag: the blocks of a page, each drawn from no more than it needs."""

from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from wagtail.blocks import Block, StreamValue

from home.drawn import piece

register = template.Library()


@register.simple_tag(takes_context=True)
def content(context: Any, body: StreamValue) -> SafeString:
    """Draw the blocks of a body as `include_block` does, one after the other.

    Wagtail makes a value of each block first, and fetches what all of a kind name. Two kinds of
    blocks do without, as their `Meta` says:

    - `alone`, true or a function of the stored value: what is drawn depends on that value and on
      nothing else, so it is drawn once for the same value (`home.drawn`);
    - `from_stored`: its `get_context` and template take the stored value as it is.
    """
    given = context.flatten()
    drawn = (_drawn(body, number, given) for number in range(len(body)))
    return format_html_join("", "{}", ((block,) for block in drawn))


def _drawn(body: StreamValue, number: int, given: dict[str, Any]) -> SafeString:
    stored = body.raw_data[number]
    block: Block = body.stream_block.child_blocks[stored["type"]]
    value = stored["value"]
    if _is_alone(block, value):
        return piece(type(block), value, lambda: conditional_escape(body[number].render(given)))
    if getattr(block.meta, "from_stored", False):
        return conditional_escape(block.render(value, context=given))
    return conditional_escape(body[number].render(given))


def _is_alone(block: Block, value: Any) -> bool:
    alone = getattr(block.meta, "alone", False)
    return bool(alone(value)) if callable(alone) else bool(alone)
