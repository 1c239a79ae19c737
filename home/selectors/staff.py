"""Who is staff, in which group and language."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from ..models import StaffLanguage

EDITORS = "Campaign editors"
MODERATORS = "Moderators"
TRANSLATORS = "Translators"
OFFICERS = "Data officers"


def groups_of(user: Any) -> set[str]:
    """Return the names of the user's groups, read once per user object."""
    if not user.is_authenticated or not user.is_active:
        return set()
    if not hasattr(user, "_cradle_groups"):
        user._cradle_groups = set(user.groups.values_list("name", flat=True))
    names: set[str] = user._cradle_groups
    return names


def is_editor(user: Any) -> bool:
    """Whether she is a campaign editor; superusers may all that editors may."""
    return bool(user.is_active and user.is_superuser) or EDITORS in groups_of(user)


def editors() -> QuerySet[Any]:
    """Return the campaign editors, superusers among them; a person in several groups once."""
    people = get_user_model().objects.filter(is_active=True)
    in_group = people.filter(groups__name=EDITORS).values("pk")
    return people.filter(Q(is_superuser=True) | Q(pk__in=in_group))


def is_moderator(user: Any) -> bool:
    """Whether she reviews what members send."""
    return MODERATORS in groups_of(user)


def is_officer(user: Any) -> bool:
    """Whether she is a data officer, to whom reviewers hand what they may not decide alone."""
    return OFFICERS in groups_of(user)


def is_translator(user: Any) -> bool:
    """Whether she translates."""
    return TRANSLATORS in groups_of(user)


def languages_of(user: Any) -> set[str]:
    """Return the languages that a moderator or translator works in."""
    if not hasattr(user, "_cradle_languages"):
        rows = StaffLanguage.objects.filter(user_id=user.pk)
        user._cradle_languages = set(rows.values_list("language", flat=True))
    languages: set[str] = user._cradle_languages
    return languages


def works_in(user: Any, language: str) -> bool:
    """Whether `user` works in `language`: editors in all, others in those given to them."""
    return is_editor(user) or language in languages_of(user)


def reviewers_for(language: str) -> QuerySet[Any]:
    """Return the active people who may review texts in `language`."""
    editors = Q(groups__name=EDITORS)
    moderators = Q(groups__name=MODERATORS, staff_languages__language=language)
    users = get_user_model().objects.filter(editors | moderators, is_active=True)
    return users.distinct()


def data_officers() -> QuerySet[Any]:
    """Return the active data officers."""
    users = get_user_model().objects.filter(groups__name=OFFICERS, is_active=True)
    return users.order_by("name", "pk")


def who_may_take_down() -> QuerySet[Any]:
    """Return the active people who answer concerns and take texts down."""
    groups = [EDITORS, MODERATORS, OFFICERS]
    users = get_user_model().objects.filter(groups__name__in=groups, is_active=True)
    return users.distinct().order_by("pk")
