"""Who may translate pages, and when a translation may be public. Each answer has its reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail_localize.models import Translation

from .enums_concern import HiddenLevel
from .models import HiddenText
from .policies import ALLOWED, NOT_STAFF, OTHER_LANGUAGE, Decision, refuse
from .selectors.staff import is_editor, is_moderator, is_translator, works_in
from .selectors.translation_work import (
    kept_in,
    progress_of,
    says_the_same,
    source_page,
    target_page,
    translators_of,
    was_public,
)

OWN_TRANSLATION = refuse(_("You translated a part of this. Another person must publish it."))
NO_SOURCE = refuse(_("The original is not public, so that its translation is not either."))
NOT_BEGUN = refuse(_("This translation has not begun."))
HIDDEN = refuse(_("The original is hidden or taken down. Its translation stays away, too."))
OTHER_WORDS = refuse(
    _("This draft has other words than the translation. Publish it on the translation desk.")
)
MEMBERS_TEXT = refuse(_("Members’ texts are translated in the member area."))
NOT_WHOLE = _("%(done)s of %(total)s texts are translated. Translate all before publishing.")
BY_MACHINE = ngettext_lazy(
    "A machine translated %(count)s text that nobody has looked at. Look at it first.",
    "A machine translated %(count)s texts that nobody has looked at. Look at them first.",
    "count",
)


def may_see_desk(user: Any, _thing: Any = None) -> Decision:
    """Whether `user` works on the languages of pages."""
    return ALLOWED if is_editor(user) or is_moderator(user) or is_translator(user) else NOT_STAFF


def may_work_on(user: Any, language: str) -> Decision:
    """Whether `user` may write translations into `language`."""
    if not (is_editor(user) or is_translator(user)):
        return NOT_STAFF
    return ALLOWED if works_in(user, language) else OTHER_LANGUAGE


def may_begin_translation(user: Any, page: Any, language: str) -> Decision:
    """Whether `user` may have `page` translated into `language`.

    Its words are copied, to be read by whoever works in that language: so they must be public.
    """
    decision = may_work_on(user, language)
    if not decision.allowed:
        return decision
    if hasattr(page.specific_class, "member_edit_route") and not is_editor(user):
        return MEMBERS_TEXT
    needs_live = not is_editor(user) or hasattr(page.specific_class, "member_edit_route")
    return NO_SOURCE if needs_live and not page.live else ALLOWED


def may_publish_translation(user: Any, translation: Translation) -> Decision:
    """Whether `user` may publish: editors; moderators in their languages what is not theirs."""
    if is_editor(user):
        return ALLOWED
    if not is_moderator(user):
        return NOT_STAFF
    if not works_in(user, translation.target_locale.language_code):
        return OTHER_LANGUAGE
    return OWN_TRANSLATION if user.pk in translators_of(translation) else ALLOWED


def is_ready(translation: Translation) -> Decision:
    """Whether a translation may be public: whole, seen by people, of an original that is public."""
    source = source_page(translation)
    if source is None or not source.live:
        return NO_SOURCE
    hidden = HiddenText.objects.filter(text_key=source.translation_key)
    if hidden.exclude(level=HiddenLevel.SHOWN).exists():
        return HIDDEN
    total, done, machine = progress_of(translation)
    if done < total:
        return refuse(NOT_WHOLE % {"done": done, "total": total})
    if machine:
        return refuse(BY_MACHINE % {"count": machine})
    return ALLOWED


def may_publish_now(user: Any, translation: Translation) -> Decision:
    """Whether `user` may publish this translation as it stands."""
    if target_page(translation) is None:
        return NOT_BEGUN
    decision = may_publish_translation(user, translation)
    return is_ready(translation) if decision.allowed else decision


def may_show_words(page: Any, revision: Any) -> Decision:
    """Whether a version of `page` may go public: words of its own, or of a translation, if ready.

    Asked at every publication of a page, whatever door it comes through. An older draft is not
    what people have read: it may mix languages. Members' texts have their own review.
    """
    translation = kept_in(page)
    if translation is None:
        return ALLOWED
    decision = is_ready(translation)
    if not decision.allowed or hasattr(page.specific_class, "member_edit_route"):
        return decision
    same = was_public(page, revision) or says_the_same(translation, revision.as_object())
    return ALLOWED if same else OTHER_WORDS
