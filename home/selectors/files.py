"""Who may open a file that is not public."""

import re
from typing import Any

from django.db.models import Q
from wagtail.users.models import UserProfile

from ..models import Recording, SiteImage, SiteRendition
from ..registry import file_viewers
from ..renditions import PENDING_FOLDER, copies_of
from ..sounds import PENDING_FOLDER as PENDING_SOUNDS

_PENDING_COPY = re.compile(rf"^{PENDING_FOLDER}/(\d{{1,18}})-")


def may_open(user: Any, name: str) -> bool:
    """Tell whether `user` may open the stored file `name`.

    Staff may; for pictures and recordings also who sent them, and whom a higher app names in
    `file_viewers`.
    Documents are never opened here: Wagtail's own view knows who may.
    """
    if not user.is_authenticated or not user.is_active:
        return False
    sent: SiteImage | Recording | None = recording_of(name) or image_of(name)
    if sent is None:
        return (
            user.is_staff
            and "\x00" not in name
            and UserProfile.objects.filter(avatar=name).exists()
        )
    return (
        user.is_staff
        or sent.uploaded_by_user_id == user.pk
        or any(may_see(user, sent) for may_see in file_viewers)
    )


def recording_of(name: str) -> Recording | None:
    """Return the recording one of whose unreleased copies is called `name`."""
    if "\x00" in name or not name.startswith(f"{PENDING_SOUNDS}/"):
        return None
    return Recording.objects.filter(Q(opus=name) | Q(mp3=name)).first()


def image_of(name: str) -> SiteImage | None:
    """Return the picture whose original or copy is called `name`."""
    if "\x00" in name:  # PostgreSQL refuses to look for it
        return None
    if match := _PENDING_COPY.match(name):
        image = SiteImage.objects.filter(pk=match[1]).first()
        return image if image and name in {copy.name for copy in copies_of(image)} else None
    if name.startswith(f"{PENDING_FOLDER}/"):
        rendition = SiteRendition.objects.filter(file=name).select_related("image").first()
        return rendition.image if rendition else None
    return SiteImage.objects.filter(file=name).first()
