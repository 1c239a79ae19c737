"""The sign form for any page that shows a pledge."""

from typing import Any

from django import template
from django.utils.translation import get_language

from ..attribution import via_of
from ..forms.sign import SignForm
from ..selectors.consent import current_wording
from ..selectors.switches import Switches, read_switches

register = template.Library()


@register.simple_tag(takes_context=True)
def sign_form(context: Any) -> SignForm | None:
    """Return an empty sign form in the active language; None while there is no wording.

    What the address says of a poster or a website goes into the form: no cookie carries it.
    """
    wording = current_wording(get_language() or "en").first()
    via = via_of(getattr(context, "request", None))
    return SignForm(wording, via=via) if wording else None


@register.simple_tag
def switches_now() -> Switches:
    """Return which parts of the site are stopped."""
    return read_switches()
