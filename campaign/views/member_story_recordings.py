"""The recording of a story, which stands in the place of typing or beside it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import Conflict
from home.enums_consent import ConsentPart

from ..actions.story_recordings import attach_recording, remove_recording
from ..forms.recording import RecordingForm
from ..models import StoryPage
from ..selectors.story_people import people_of
from ..selectors.texts import status
from . import texts


@require_http_methods(["GET", "POST"])
@texts.text_page(StoryPage)
def member_story_recording(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Add the recording or take it away; it is safe once it has arrived."""
    if not status(page).may_revise:
        return texts.answer_conflict(request, page, Conflict(_("It can't be changed now.")))
    adding = request.method == "POST" and "remove" not in request.POST
    form = RecordingForm(*((request.POST, request.FILES) if adding else ()))
    try:
        if request.method == "POST" and not adding:
            remove_recording(page.pk, request.user)
            messages.success(request, _("The recording is taken away."))
            return redirect("member_story_recording", pk=page.pk)
        if adding and form.is_valid():
            answers = form.cleaned_data | {"agreement": form.agreement()}
            attach_recording(page.pk, request.user, answers)
            messages.success(request, _("The recording is saved."))
            return redirect("member_story_recording", pk=page.pk)
    except Conflict as error:
        return texts.answer_conflict(request, page, error)
    draft = page.get_latest_revision_as_object()
    voices = people_of(page, ConsentPart.VOICE) if draft.recording_id else []
    context = {"form": form, "page": page, "recording": draft.recording, "voices": voices}
    code = 422 if form.is_bound else 200
    return render(request, "members/story_recording.html", context, status=code)
