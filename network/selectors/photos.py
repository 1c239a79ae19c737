"""Who sees the photos of texts that are not public yet."""

from typing import Any

from ..models import Membership


def is_steward_of_sender(user: Any, image: Any) -> bool:
    """Tell whether `user` is steward of an organisation to which the sender of `image` belongs."""
    if image.uploaded_by_user_id is None:
        return False
    hers = Membership.objects.of(user).with_role("steward").values("organisation")
    senders = Membership.objects.live().filter(user=image.uploaded_by_user_id)
    return senders.filter(organisation__in=hers).exists()
