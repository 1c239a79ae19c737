"""The `drawn` tag: a component that is drawn once for the same arguments."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from home import drawn as pieces

register = template.Library()


@register.simple_tag
def drawn(name: str, **arguments: Any) -> SafeString:
    """Draw a component as `{% include name with … only %}` does, or take the piece that is there.

    Args:
        name: of its template, which may look at nothing that changes but its arguments.
        arguments: see `home.drawn.value_of`.
    """
    return pieces.drawn(name, arguments, lambda: arguments)
