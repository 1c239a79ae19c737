"""A newer value of a figure, for editors."""

from copy import copy

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from home.actions.errors import ActionError, Conflict, Invalid
from home.admin_screens import only, show_screen

from ..actions.supersede import supersede
from ..forms.statistics import SupersedeForm
from ..models import Statistic
from ..policies import may_edit_figures

TEMPLATE = "wagtailadmin/library/supersede.html"


@require_http_methods(["GET", "POST"])
@only(may_edit_figures)
def library_supersede(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the newer value and its source, and make it the one that is shown."""
    older = get_object_or_404(Statistic, pk=pk)
    # The form writes into what it is given, and the older version must stay as it is.
    form = SupersedeForm(request.POST or None, instance=copy(older))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                supersede(older, request.user, form.cleaned_data)
            except Invalid as error:
                form.add_error(error.field, str(error))
            except ActionError as error:
                status = 409 if isinstance(error, Conflict) else 403
                form.add_error(None, str(error))
            else:
                messages.success(request, _("The newer figure is shown everywhere now."))
                return redirect("wagtailsnippets_library_statistic:list")
    context = {"form": form, "older": older}
    return show_screen(request, TEMPLATE, _("A newer value"), context, icon="order", status=status)
