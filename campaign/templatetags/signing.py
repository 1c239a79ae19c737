"""The sign form for any page that shows a pledge."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from home.drawn import drawn

from ..attribution import via_of
from ..forms.sign import SignForm
from ..models import Pledge
from ..selectors.consent import wording_to_show
from ..selectors.switches import Switches, read_switches

register = template.Library()


@register.simple_tag(takes_context=True)
def empty_sign_form(context: Any, pledge: Pledge, switches: Switches | None = None) -> SafeString:
    """Draw the empty sign form in the active language, or say why there is none.

    What the address says of a poster or a website goes into the form: no cookie carries it.

    Args:
        context: of the page, which knows the address.
        pledge: what is signed.
        switches: what is stopped; asked for when left out.
    """
    stopped = switches or read_switches()
    wording = None if stopped.signing_paused else wording_to_show(get_language() or "en")
    via = via_of(getattr(context, "request", None))
    told = {"code": pledge.code, "form": pledge.form}
    made_of = (told, stopped, wording and (wording.version, wording.language, wording.text), via)
    return drawn(
        "components/sign-form.html",
        made_of,
        lambda: {
            "pledge": told,
            "switches": stopped,
            "form": SignForm(wording, via=via) if wording else None,
        },
    )
