"""Step two of a story: who agreed to it, each with a code to take it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import Conflict
from home.actions.once import new_key, once
from network.views.kept import status_of_form, typed

from ..actions.story_people import add_person, remove_person
from ..forms.consent import PersonForm
from ..models import StoryPage
from ..selectors.story_people import people_of
from ..selectors.texts import status
from . import texts


@require_http_methods(["GET", "POST"])
@texts.text_page(StoryPage)
def member_story_people(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """List who agreed, and ask the next person; each is safe once she was sent."""
    if not status(page).may_revise:
        return texts.answer_conflict(request, page, Conflict(_("It can't be changed now.")))
    adding = request.method == "POST" and "remove" not in request.POST
    data = typed(request)
    form = PersonForm(data if adding or request.method == "GET" else None)
    try:
        if request.method == "POST" and not adding:
            remove_person(page.pk, request.user, request.POST["remove"][:16])
            messages.success(request, _("This agreement is set aside."))
            return redirect("member_story_people", pk=page.pk)
        if adding and form.is_valid():
            _add(request, page, form)
            return redirect("member_story_people", pk=page.pk)
    except Conflict as error:
        return texts.answer_conflict(request, page, error)
    context = {
        "page": page,
        "form": form,
        "people": people_of(page),
        "key": form.data.get("key") or new_key(),
    }
    code = status_of_form(request, form)
    return render(request, "members/story_people.html", context, status=code)


def _add(request: HttpRequest, page: StoryPage, form: PersonForm) -> None:
    """Keep the agreement once, however often the button was pressed on a bad line."""

    def act() -> str:
        return add_person(page.pk, request.user, form.agreement()).reference

    once(request.user, f"person-{page.pk}", request.POST.get("key", ""), act)
    messages.success(request, _("The agreement is kept. Give her the code."))
