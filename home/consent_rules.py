"""What consent asks of every publication; nothing here reads the database."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from .enums_consent import BANDS_THAT_ASSENT, ConsentPart, ConsentScope, FaceLevel, IdentityLevel
from .policies import ALLOWED, Decision, refuse

NO_CONSENT = refuse(_("The person who tells this story has not agreed, or no longer agrees."))
NO_PHOTO_CONSENT = refuse(_("Somebody shown in a photo has not agreed, or no longer agrees."))
NO_VOICE_CONSENT = refuse(_("Who speaks in the recording has not agreed that it is heard."))
NOT_FOR_THIS = refuse(_("Somebody agreed to other uses, but not to this one."))
CHILD_UNASKED = refuse(
    _("Children are shown or told about: say how old the oldest is, and that no child is named.")
)
CHILD_FOUND = refuse(
    _("A child's face can be recognised beside a full name and a place. Leave one of them out.")
)


def may_be_shown(
    records: Sequence[Any],
    images: Iterable[int],
    *,
    scope: ConsentScope = ConsentScope.SITE,
    place: str = "",
    blurred: Collection[int] = (),
    voice: bool = False,
) -> Decision:
    """Whether everybody who speaks or is shown agrees to this use today.

    Args:
        records: the standing records about the text (home.models.ConsentRecord).
        images: ids of the photos that it shows.
        scope: where it would be shown.
        place: that is told with it.
        blurred: ids of the photos in which no face can be recognised any more.
        voice: whether a recording is heard.
    """
    words = [record for record in records if record.part != ConsentPart.PHOTO]
    asked = list(words)
    parts = {record.part for record in words}
    if ConsentPart.WORDS not in parts or not all(record.is_live for record in words):
        return NO_CONSENT
    if voice and ConsentPart.VOICE not in parts:
        return NO_VOICE_CONSENT
    for image in images:
        shown = [record for record in records if record.image_id == image]
        if not shown or not all(record.is_live for record in shown):
            return NO_PHOTO_CONSENT
        asked += shown
    if not all(getattr(record, scope.value) for record in asked):
        return NOT_FOR_THIS
    return _children_are_safe(asked, place, blurred)


def _children_are_safe(records: Sequence[Any], place: str, blurred: Collection[int]) -> Decision:
    with_children = [record for record in records if record.shows_children]
    if any(not one.age_band or not one.child_unnamed for one in with_children):
        return CHILD_UNASKED
    faces = [one for one in with_children if one.face == FaceLevel.VISIBLE]
    recognised = any(one.image_id not in blurred for one in faces)
    named = any(one.identity == IdentityLevel.FULL_NAME for one in records)
    return CHILD_FOUND if recognised and named and place else ALLOWED


def shows_children(records: Iterable[Any]) -> bool:
    """Whether anybody under 18 is shown or told about."""
    return any(record.shows_children for record in records)


def asks_the_child(band: str) -> bool:
    """Whether a child of this age is asked herself."""
    return band in BANDS_THAT_ASSENT
