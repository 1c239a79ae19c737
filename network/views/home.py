"""The first page of the member area, and the person's own account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.profile import ProfileForm
from accounts.models import User

from ..policies import is_last_steward
from ..selectors.members import items_of, own_tasks, places_of
from ..selectors.ways import invitations_to, ways_of
from .inside import member_page


@require_safe
@member_page
def member_home(request: HttpRequest) -> HttpResponse:
    """Greet, and show her organisations, what she can do and where her texts stand."""
    context = {
        "places": places_of(request),
        "own_tasks": own_tasks(request),
        "items": items_of(request),
        "ways": ways_of(request.user),
        "invitations": invitations_to(request.user),
    }
    return render(request, "members/home.html", context)


@require_http_methods(["GET", "POST"])
@member_page
def member_account(request: HttpRequest) -> HttpResponse:
    """Show and change name and language; lead to ways of signing in and of leaving."""
    user = User.objects.get(pk=request.user.pk)  # type: ignore[misc]
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        with translation.override(saved.language):
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("member_account"))
    places = places_of(request)
    for place in places:
        place["last_steward"] = is_last_steward(place["membership"])
    status = 422 if form.is_bound else 200
    context = {"form": form, "places": places, "person": request.user}
    return render(request, "members/account.html", context, status=status)
