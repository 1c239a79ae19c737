"""Who may translate stories. Each answer carries its reason."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from home.policies import ALLOWED, NOT_SIGNED_IN, OTHER_LANGUAGE, Decision, refuse
from home.selectors.staff import is_editor, is_translator, works_in
from home.selectors.trust import is_trusted
from network.models import Membership

NOT_TRUSTED = refuse(
    _("Stories are translated by editors, translators, and members whom an editor trusts.")
)


def may_translate_story(user: Any, language: str) -> Decision:
    """Whether `user` may translate public stories into `language`."""
    if not user.is_authenticated or not user.is_active:
        return NOT_SIGNED_IN
    if is_editor(user) or _is_trusted_member(user):
        return ALLOWED
    if not is_translator(user):
        return NOT_TRUSTED
    return ALLOWED if works_in(user, language) else OTHER_LANGUAGE


def languages_to_translate_into(user: Any) -> list[str]:
    """Return the languages of the interface into which `user` may translate, asking once."""
    codes = [code for code, _name in settings.LANGUAGES]
    if is_editor(user) or _is_trusted_member(user):
        return codes
    return [code for code in codes if is_translator(user) and works_in(user, code)]


def _is_trusted_member(user: Any) -> bool:
    """Whether she writes for an organisation, and an editor has said that she may go first."""
    return is_trusted(user) and any(one.may_write for one in Membership.objects.of(user))
