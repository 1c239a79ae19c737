"""What an embargo still holds back."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from ..models import PublicationFile


def is_held_back(document: Any, user: Any) -> bool:
    """Whether a file belongs to what may not be seen yet, but by those who edit it."""
    held = Q(document=document, publication__embargo_until__gt=timezone.now())
    if not PublicationFile.objects.filter(held).exists():
        return False
    return not user.has_perm("library.change_publication")
