"""Ways to reach an organisation that are for members of the network alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from home.actions.errors import require

from ..models import Organisation
from ..policies import may_see_network_contacts, visibilities_for
from ..selectors.fact_groups import contacts_for
from .inside import member_page


@require_safe
@member_page
def member_contacts(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a member of any organisation in the network may use to reach this one."""
    require(may_see_network_contacts(request.user))
    listed = Organisation.objects.listed().prefetch_related("contacts")
    organisation = get_object_or_404(listed, slug=slug)
    contacts = contacts_for(organisation, visibilities_for(request.user, organisation))
    context = {"organisation": organisation, "contacts": contacts}
    return render(request, "members/contacts.html", context)
