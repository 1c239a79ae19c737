"""What consent asks of every publication, and what publication does to photos."""

from typing import Any

from django.db import connection
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished

from home.actions.release_image import release_image, withdraw_image
from home.policies import ALLOWED, Decision, refuse

from .actions.pledge_states import begin_history
from .enums_alliance import PartnerState
from .models import Pledge, PledgePage, StoryPage, StoryPhoto

NO_CONSENT = refuse(_("The person who tells this story has not agreed, or no longer agrees."))
NO_PHOTO_CONSENT = refuse(_("Somebody shown in a photo has not agreed, or no longer agrees."))


def check_consent(page: Any) -> Decision:
    """Whether everybody who tells or is shown in a story agrees today."""
    if not isinstance(page, StoryPage):
        return ALLOWED
    if page.consent is None or not page.consent.is_live:
        return NO_CONSENT
    if any(photo.consent is None or not photo.consent.is_live for photo in page.photos.all()):
        return NO_PHOTO_CONSENT
    return ALLOWED


def check_partners(page: Any) -> Decision:
    """Whether every organisation that a promise names has accepted.

    In a transaction the pledge is locked, so that no partner declines while it is published.
    """
    if not isinstance(page, PledgePage):
        return ALLOWED
    if connection.in_atomic_block:
        Pledge.objects.select_for_update(no_key=True).filter(pk=page.pledge_id).first()
    partners = page.pledge.partners.exclude(state=PartnerState.ACCEPTED)
    names = [str(one) for one in partners.select_related("organisation")]
    if not names:
        return ALLOWED
    message = _("Not every partner has accepted yet: %(names)s.")
    return refuse(message % {"names": ", ".join(names)})


@receiver(page_published, sender=PledgePage)
def begin_the_history(instance: PledgePage, **_options: Any) -> None:
    """Write down with which state a pledge became public."""
    begin_history(instance.pledge, timezone.localdate())


@receiver(page_published, sender=StoryPage)
def release_photos(instance: StoryPage, **_options: Any) -> None:
    """Make the photos of a published story public."""
    for photo in instance.photos.select_related("image"):
        if not photo.image.released:
            release_image(photo.image)


@receiver(page_unpublished, sender=StoryPage)
def withdraw_photos(instance: StoryPage, **_options: Any) -> None:
    """Take back the photos that no other public story shows."""
    for photo in instance.photos.select_related("image"):
        others = StoryPhoto.objects.filter(image=photo.image, page__live=True)
        if not others.exclude(page=instance).exists():
            withdraw_image(photo.image)
