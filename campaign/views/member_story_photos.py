"""Step three of a story: its photos, one at a time; each is safe once it has arrived."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import Conflict, Invalid
from home.actions.once import new_key, once
from home.models import Upload
from home.typed_numbers import whole_number
from network.views.kept import status_of_form, typed

from ..actions.story_photos import attach_photo, remove_photo
from ..forms.story import StoryPhotoForm
from ..models import StoryPage
from ..models.story_page import MAX_STORY_PHOTOS
from ..selectors.texts import status
from . import texts
from .arrived_photo import arrived_photo


@require_http_methods(["GET", "POST"])
@texts.text_page(StoryPage)
def member_story_photos(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Add and take away photos, one at a time: each is safe once it has arrived."""
    if not status(page).may_revise:
        return texts.answer_conflict(request, page, Conflict(_("It can't be changed now.")))
    removing = request.method == "POST" and "remove" in request.POST
    data = None if removing else typed(request)
    photo = arrived_photo(request, data)
    form = StoryPhotoForm() if data is None else StoryPhotoForm(data, photo.files)
    try:
        if removing:
            return _remove(request, page)
        if request.method == "POST" and form.is_valid():
            _add(request, page, form, photo.used_upload)
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
        "key": form.data.get("key") or new_key(),
        **photo.told(form),
    }
    code = status_of_form(request, form)
    return render(request, "members/story_photos.html", context, status=code)


def _add(
    request: HttpRequest, page: StoryPage, form: StoryPhotoForm, upload: Upload | None
) -> None:
    """Attach the photo once, however often the button was pressed on a bad line."""
    answers = form.cleaned_data | {"agreement": form.agreement(), "upload": upload}

    def act() -> str:
        attach_photo(page.pk, request.user, answers)
        return str(page.pk)

    once(request.user, f"photo-{page.pk}", request.POST.get("key", ""), act)
    messages.success(request, _("The photo is saved."))


def _remove(request: HttpRequest, page: StoryPage) -> HttpResponse:
    remove_photo(page.pk, request.user, whole_number(request.POST["remove"]) or 0)
    messages.success(request, _("The photo is taken away."))
    return redirect("member_story_photos", pk=page.pk)
