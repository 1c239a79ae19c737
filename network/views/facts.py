"""Changing the facts of an organisation, one short page a group."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import Invalid

from ..actions.change_facts import change_facts
from ..enums_register import FactGroup
from ..facts import WAITING, facts_in
from ..forms.facts import FORMS, FactForm
from ..models import Organisation
from ..policies import is_register_staff, may_edit_facts
from ..selectors.changes import waiting_wish
from .inside import organisation_page


def group_or_404(code: str) -> FactGroup:
    """Return the group of facts of an address."""
    try:
        return FactGroup(code)
    except ValueError:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
@organisation_page(may_edit_facts)
def member_facts(request: HttpRequest, organisation: Organisation, group: str) -> HttpResponse:
    """Let stewards and editors change a group of facts."""
    asked = group_or_404(group)
    data = request.POST if request.method == "POST" else None
    form = FORMS[asked](data, organisation, facts_in(organisation, [asked]))
    if request.method == "POST" and form.is_valid() and _save(request, organisation, form):
        return redirect("member_organisation", slug=organisation.slug)
    context = {
        "form": form,
        "organisation": organisation,
        "group": asked,
        "wish": waiting_wish(organisation) if asked == FactGroup.IDENTITY else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "members/facts.html", context, status=status)


def _save(request: HttpRequest, organisation: Organisation, form: FactForm) -> bool:
    """Store what was typed and say what becomes of it; False when it is refused."""
    values = form.values()
    waits = form.group == FactGroup.IDENTITY and any(
        values[name] != str(getattr(organisation, name)) for name in WAITING
    )
    try:
        change_facts(organisation, request.user, form.group, values)  # type: ignore[arg-type]
    except Invalid as error:
        form.add_error(error.field, str(error))
        return False
    if waits and not is_register_staff(request.user):
        messages.success(
            request,
            _("Saved. The campaign looks at the new name, type or country before it is public."),
        )
    else:
        messages.success(request, _("Saved. These facts count as confirmed today."))
    return True
