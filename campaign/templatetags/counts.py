"""What stands beside the count of a pledge, and who signed last."""

from django import template

from ..models import Pledge
from ..selectors.growth import Counted, counted
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
