"""The recording of a story: a voice instead of typing, or beside it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home.actions.errors import Conflict
from home.actions.prepare_recording import prepare_recording
from home.actions.record_consent import record_consent, replace_consent
from home.enums_consent import ConsentPart
from home.models import ConsentRecord, Recording

from ..models import StoryPage
from .texts import keep_draft, lock_draft


@transaction.atomic
def attach_recording(pk: int, user: Any, answers: dict[str, Any]) -> StoryPage:
    """Add a recording to a draft, in place of the one before. Private until it is approved.

    Args:
        pk: of the story.
        user: who adds it.
        answers: `recording` and `agreement` of `RecordingForm`.

    Raises NotAllowed for strangers, Conflict in review.
    """
    page: StoryPage = lock_draft(pk, user)
    _take_out(page, user)
    upload = answers["recording"]
    recording = Recording.objects.create(
        original=upload, seconds=upload.seconds, uploaded_by_user=user
    )
    prepare_recording.enqueue(recording.pk)
    record_consent(
        user, answers["agreement"], text_key=page.translation_key, part=ConsentPart.VOICE
    )
    page.recording = recording
    keep_draft(page, user)
    return page


@transaction.atomic
def remove_recording(pk: int, user: Any) -> StoryPage:
    """Take the recording out of a draft.

    Raises NotAllowed for strangers, Conflict in review or when there is none.
    """
    page: StoryPage = lock_draft(pk, user)
    if page.recording_id is None:
        raise Conflict(_("This story has no recording."))
    _take_out(page, user)
    keep_draft(page, user)
    return page


def _take_out(page: StoryPage, user: Any) -> None:
    """Take the recording out, set the agreement to it aside, and delete what was never public.

    The code of that agreement goes on to take the story down.
    """
    voices = ConsentRecord.objects.standing().of(page).filter(part=ConsentPart.VOICE)
    for record in voices.filter(withdrawn_at__isnull=True):
        replace_consent(record, user)
    gone = Recording.objects.filter(pk=page.recording_id, released=False).first()
    page.recording = None
    if gone is not None and not page.live:
        gone.delete()
