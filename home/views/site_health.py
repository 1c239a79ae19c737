"""How the site is, for everybody who works in the admin."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..admin_screens import show_screen
from ..selectors.health import signs

TEMPLATE = "wagtailadmin/content/health.html"


@require_safe
def site_health(request: HttpRequest) -> HttpResponse:
    """Say what works and what does not, in words."""
    found = signs()
    context = {"signs": found, "wrong": sum(not sign.fine for sign in found)}
    return show_screen(request, TEMPLATE, _("How the site is"), context, icon="info-circle")
