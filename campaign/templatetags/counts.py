"""What stands beside the count of a pledge, and who signed last."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ..models import Pledge
from ..selectors.growth import Chart, Counted, counted
from ..selectors.switches import Switches
from ..selectors.wall import Names, public_names

register = template.Library()


@register.simple_tag
def counts_of(pledge: Pledge) -> Counted:
    """Return the goal, the parts and the growth of a pledge's count."""
    return counted(pledge)


@register.simple_tag
def wall_of(pledge: Pledge, switches: Switches) -> Names | None:
    """Return the newest names of a pledge; None while editors hide the names."""
    return None if switches.wall_hidden else public_names(pledge.pk)


@register.simple_tag
def growth(chart: Chart) -> SafeString:
    """Draw the growth of a count, with its table."""
    return _drawn(chart, get_language() or "en")


# A table of forty rows takes longer than the rest of a page; it changes only when somebody signs.
@lru_cache(maxsize=256)
def _drawn(chart: Chart, _language: str) -> SafeString:
    html = render_to_string("components/growth.html", {"chart": chart})
    return mark_safe(html)  # noqa: S308 - a template has escaped it
