"""What consent asks of every publication, and what publication does to photos."""

from typing import Any

from django.db import connection
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished

from home.actions.publishing import is_translation
from home.actions.release_image import release_image, withdraw_image
from home.actions.release_recording import release_recording, withdraw_recording
from home.consent_rules import may_be_shown, shows_children
from home.enums import RiskFlag
from home.models import ConsentRecord
from home.policies import ALLOWED, Decision, refuse
from home.selectors.photos import blurred_faces

from .actions.pledge_states import begin_history
from .actions.report_photos import follow_page
from .enums_alliance import PartnerState
from .models import ConsentedPage, Pledge, PledgePage, StoryPage, UpdatePage
from .selectors.agreements import agreed_digest, newest_words

NOT_READY = refuse(_("The recording is still being prepared, or could not be read."))
NO_TRANSCRIPT = refuse(_("Write down what is said in the recording before it is published."))
CHANGED_SINCE = _(
    "The words or facts changed after these partners had accepted: %(names)s. Ask them again:"
    " Pledges, More options, Partners and date."
)


def check_consent(page: Any) -> Decision:
    """Whether everybody who tells or is shown in a story or update agrees today."""
    if not isinstance(page, ConsentedPage):
        return ALLOWED
    records = list(ConsentRecord.objects.standing().of(page))
    images = [photo.image_id for photo in page.photos.all()]
    return may_be_shown(
        records,
        images,
        place=getattr(page, "place", ""),
        blurred=blurred_faces(records),
        voice=bool(getattr(page, "recording_id", None)),
    )


def check_recording(page: Any) -> Decision:
    """Whether what is said in a recording is written down, and the recording can be heard."""
    if not isinstance(page, StoryPage) or page.recording_id is None:
        return ALLOWED
    if not page.recording.is_ready:
        return NOT_READY
    return ALLOWED if page.transcript.strip() else NO_TRANSCRIPT


def risks_of_text(page: Any) -> set[str]:
    """Return what the author marked, and whether children are shown or told about."""
    if not isinstance(page, ConsentedPage):
        return set()
    children = shows_children(ConsentRecord.objects.standing().of(page))
    return set(page.risks) | ({RiskFlag.CHILDREN.value} if children else set())


def check_partners(page: Any) -> Decision:
    """Whether every organisation that a promise names has accepted just these words and facts.

    A translation says what its original says: partners read that one. In a transaction the pledge
    is locked, so that no partner declines while it is published.
    """
    if not isinstance(page, PledgePage):
        return ALLOWED
    locked = Pledge.objects.select_for_update(no_key=True)
    pledges = locked if connection.in_atomic_block else Pledge.objects.all()
    pledge = pledges.get(pk=page.pledge_id)
    partners = list(pledge.partners.select_related("organisation"))
    if open_answers := [one for one in partners if one.state != PartnerState.ACCEPTED]:
        message = _("Not every partner has accepted yet: %(names)s.")
        return refuse(message % {"names": ", ".join(map(str, open_answers))})
    promised = agreed_digest(pledge, page)
    outdated = [one for one in partners if one.agreed_digest != promised]
    if not outdated or _is_read_elsewhere(pledge, page):
        return ALLOWED
    return refuse(CHANGED_SINCE % {"names": ", ".join(map(str, outdated))})


def _is_read_elsewhere(pledge: Pledge, page: Any) -> bool:
    """Whether `page` is a translation of the words that partners have read."""
    read = newest_words(pledge)
    return read is not None and read.pk != page.pk and is_translation(page)


@receiver(page_published, sender=PledgePage)
def begin_the_history(instance: PledgePage, **_options: Any) -> None:
    """Write down with which state a pledge became public; show the photos of its reports again."""
    begin_history(instance.pledge, timezone.localdate())
    follow_page(instance.pledge)


@receiver(page_unpublished, sender=PledgePage)
def withdraw_report_photos(instance: PledgePage, **_options: Any) -> None:
    """Take back the photos of reports that no public page shows any more."""
    follow_page(instance.pledge)


@receiver(page_published, sender=StoryPage)
@receiver(page_published, sender=UpdatePage)
def release_what_is_shown(instance: Any, **_options: Any) -> None:
    """Make the photos and the recording of a published text public."""
    for photo in instance.photos.select_related("image"):
        if not photo.image.released:
            release_image(photo.image)
    if getattr(instance, "recording", None) is not None:
        release_recording(instance.recording)


@receiver(page_unpublished, sender=StoryPage)
@receiver(page_unpublished, sender=UpdatePage)
def withdraw_what_was_shown(instance: Any, **_options: Any) -> None:
    """Take back the photos and the recording that no other public text of the kind shows."""
    for photo in instance.photos.select_related("image"):
        others = instance.photo_model().objects.filter(image=photo.image, page__live=True)
        if not others.exclude(page=instance.pk).exists():
            withdraw_image(photo.image)
    if getattr(instance, "recording", None) is not None:
        others = StoryPage.objects.filter(recording=instance.recording, live=True)
        if not others.exclude(pk=instance.pk).exists():
            withdraw_recording(instance.recording)
