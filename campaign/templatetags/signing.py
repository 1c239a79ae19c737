"""The sign form for any page that shows a pledge."""

from django import template
from django.utils.translation import get_language

from ..forms.sign import SignForm
from ..selectors.consent import current_wording
from ..selectors.switches import Switches, read_switches

register = template.Library()


@register.simple_tag
def sign_form() -> SignForm | None:
    """Return an empty sign form in the active language; None while there is no wording."""
    wording = current_wording(get_language() or "en").first()
    return SignForm(wording) if wording else None


@register.simple_tag
def switches_now() -> Switches:
    """Return which parts of the site are stopped."""
    return read_switches()
