"""Step three of a story: its photos, one at a time; each is safe once it has arrived."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import Conflict, Invalid

from ..actions.story_photos import attach_photo, remove_photo
from ..forms.story import StoryPhotoForm
from ..models import StoryPage
from ..models.story_page import MAX_STORY_PHOTOS
from ..selectors.texts import status
from . import texts


@require_http_methods(["GET", "POST"])
@texts.text_page(StoryPage)
def member_story_photos(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Add and take away photos, one at a time: each is safe once it has arrived."""
    if not status(page).may_revise:
        return texts.answer_conflict(request, page, Conflict(_("It can't be changed now.")))
    adding = request.method == "POST" and "remove" not in request.POST
    form = StoryPhotoForm(*((request.POST, request.FILES) if adding else ()))
    try:
        if request.method == "POST" and not adding:
            return _remove(request, page)
        if adding and form.is_valid():
            answers = form.cleaned_data | {"agreement": form.agreement()}
            attach_photo(page.pk, request.user, answers)
            messages.success(request, _("The photo is saved."))
            return redirect("member_story_photos", pk=page.pk)
    except Invalid as error:
        form.add_error(error.field, str(error))
    except Conflict as error:
        return texts.answer_conflict(request, page, error)
    draft = page.get_latest_revision_as_object()
    photos = list(draft.photos.all())
    context = {
        "form": form,
        "page": page,
        "photos": photos,
        "left": MAX_STORY_PHOTOS - len(photos),
        "limit": MAX_STORY_PHOTOS,
    }
    status_code = 422 if form.is_bound else 200
    return render(request, "members/story_photos.html", context, status=status_code)


def _remove(request: HttpRequest, page: StoryPage) -> HttpResponse:
    number = request.POST["remove"]
    remove_photo(page.pk, request.user, int(number) if number.isdecimal() else 0)
    messages.success(request, _("The photo is taken away."))
    return redirect("member_story_photos", pk=page.pk)
