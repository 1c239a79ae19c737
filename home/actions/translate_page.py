"""Beginning a translation of a page, taking it and giving it back."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from ..models import TranslationHolder
from ..policies import refuse
from ..policies_translation import may_begin_translation, may_work_on
from ..selectors.staff import is_editor
from ..selectors.translation_work import last_sign_of, target_page
from .errors import Conflict, Invalid, require

HELD_DAYS = 14
NO_LANGUAGE = _("The site does not have this language.")
NO_PARENT = _("Translate the page above it first.")
ITS_OWN = _("This page is in this language already.")
GONE = _("This translation is gone.")
NOT_HERS = refuse(_("Only who has taken it, or an editor, gives it back."))


def free_again() -> datetime:
    """Return since when a translation must have been silent for others to take it over."""
    return timezone.now() - timedelta(days=HELD_DAYS)


@transaction.atomic
def begin_translation(page_pk: int, user: Any, language: str) -> Translation:
    """Begin the translation of a page and give it to `user`; a second time changes nothing.

    The page above must be there: a copy of it would show other words under this language.

    Raises NotAllowed for who may not, Invalid for a language without tree, Conflict when the page
    has gone or has no place in that language yet.
    """
    page = Page.objects.select_for_update().filter(pk=page_pk, depth__gt=1).first()
    if page is None:
        raise Conflict
    require(may_begin_translation(user, page, language))
    locale = Locale.objects.filter(language_code=language).first()
    if locale is None:
        raise Invalid(NO_LANGUAGE, field="language")
    if locale.pk == page.locale_id:
        raise Conflict(ITS_OWN)
    parent = page.get_parent()
    if not parent.is_root() and not parent.has_translation(locale):
        raise Conflict(NO_PARENT)
    kept = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=locale, enabled=True
    ).first()
    if kept is None:
        translate_object(page.specific, [locale], user=user)
        kept = Translation.objects.get(
            source__object_id=page.translation_key, target_locale=locale, enabled=True
        )
        TranslationHolder.objects.get_or_create(translation=kept, defaults={"taken_by": user})
        _log(kept, "begin", user)
    return kept


@transaction.atomic
def take_translation(pk: int, user: Any) -> TranslationHolder:
    """Give a translation to `user` alone; a second time changes nothing.

    Raises NotAllowed for who may not, Conflict while somebody else works on it.
    """
    translation = lock_translation(pk)
    require(may_work_on(user, translation.target_locale.language_code))
    holder, made = TranslationHolder.objects.get_or_create(
        translation=translation, defaults={"taken_by": user}
    )
    if not made and holder.taken_by_id != user.pk:
        if last_sign_of(holder) > free_again():
            raise Conflict(_("%(name)s works on it.") % {"name": holder.taken_by})
        holder.taken_by, holder.taken_at = user, timezone.now()
        holder.save(update_fields=["taken_by", "taken_at"])
        made = True
    if made:
        _log(translation, "take", user)
    return holder


@transaction.atomic
def give_translation_back(pk: int, user: Any) -> None:
    """Let others take a translation; a second time changes nothing.

    Raises NotAllowed for everybody but who has it, and editors.
    """
    translation = lock_translation(pk)
    holder = TranslationHolder.objects.filter(translation=translation).first()
    if holder is None:
        return
    if holder.taken_by_id != user.pk and not is_editor(user):
        require(NOT_HERS)
    holder.delete()
    _log(translation, "give_back", user)


def find_translation(pk: int, rows: Any = None) -> Translation:
    """Return a translation that goes on; Conflict when it is gone or was stopped."""
    found = (Translation.objects.all() if rows is None else rows).filter(pk=pk, enabled=True)
    translation: Translation | None = found.select_related(
        "source", "source__locale", "target_locale"
    ).first()
    if translation is None:
        raise Conflict(GONE)
    return translation


def lock_translation(pk: int) -> Translation:
    """Lock a translation: two who act on it come one after the other. Inside a transaction.

    Raises Conflict when it is gone.
    """
    return find_translation(pk, Translation.objects.select_for_update(of=("self",)))


def _log(translation: Translation, act: str, user: Any) -> None:
    page = target_page(translation)
    if page is not None:
        log(instance=page.specific, action=f"cradle.translation.{act}", user=user)
