"""Which records of consent staff see."""

from typing import Any

from ..models import ConsentRecord
from ..querysets_consent import ConsentQuerySet
from .staff import is_editor, is_officer, languages_of


def consents_for(user: Any) -> ConsentQuerySet:
    """Return the records of consent that `user` sees: a moderator those in her languages alone."""
    if is_editor(user) or is_officer(user) or user.is_superuser:
        return ConsentRecord.objects.all()
    return ConsentRecord.objects.in_languages(languages_of(user))
