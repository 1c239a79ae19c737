"""Who may do what with members' texts. Each answer carries its reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.policies import ALLOWED, NOT_SIGNED_IN, Decision, refuse
from home.selectors.review import last_round
from home.selectors.staff import is_editor, is_moderator, is_translator, works_in
from network.models import Membership, Organisation

from .models import Pledge
from .policies_translation import may_translate_story
from .selectors.data_staff import is_data_staff
from .selectors.texts import status
from .selectors.updates import pledges_of
from .statuses import Status

NOT_A_WRITER = refuse(_("Only authors and stewards of the organisation can write for it."))
NO_MBO = refuse(
    _(
        "Alliance pledges are posted by membership-based organisations and their alliances. If"
        " yours is one, write to the campaign; it can also be named as a partner."
    )
)
# Organisations of organisations, which promise for their members.
ALLIANCES = ("movement", "fed", "coopfed", "alliance", "globalnet")
NOT_A_COLLECTOR = refuse(
    _("Only collectors and stewards of the organisation can collect signatures for it.")
)
NOT_HERS = refuse(_("This text was written by somebody else."))
IN_REVIEW = refuse(_("An editor is reading it. Take it back before you change it."))
NOT_THEIR_PLEDGE = refuse(_("Only who asks or promises, and their partners, post about a pledge."))
ANSWERED = refuse(_("This text was answered for good. You can write a new one."))
APPEALED = refuse(_("Another person looks at it now. Wait for the answer."))
PLEDGE_IS_PUBLIC = refuse(
    _("This pledge is public and people sign it. Write to the campaign to change it.")
)


def may_write_text(user: Any, organisation: Organisation) -> Decision:
    """Whether `user` may write stories and pledges in the name of `organisation`."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    if is_editor(user):
        return ALLOWED
    membership = Membership.objects.of(user).filter(organisation=organisation).first()
    return ALLOWED if membership and membership.may_write else NOT_A_WRITER


def may_post_about(organisation: Organisation, pledge: Pledge | None) -> Decision:
    """Whether `organisation` may post updates about `pledge`; about itself it may always."""
    if pledge is None or pledges_of(organisation).filter(pk=pledge.pk).exists():
        return ALLOWED
    return NOT_THEIR_PLEDGE


def may_promise(user: Any, organisation: Organisation) -> Decision:
    """Whether `user` may promise in the name of `organisation`: of workers, or an alliance."""
    writes = may_write_text(user, organisation)
    if not writes.allowed or is_editor(user):
        return writes
    return ALLOWED if organisation.is_mbo or organisation.org_type in ALLIANCES else NO_MBO


def may_see_text(user: Any, page: Any) -> Decision:
    """Whether `user` may see a text from inside: also one that she, an editor, has typed in."""
    seen = _may_see_as_member(user, page)
    typed_in = page.owner_id == user.pk and not getattr(page, "is_translated", False)
    return ALLOWED if not seen.allowed and typed_in and is_editor(user) else seen


def _may_see_as_member(user: Any, page: Any) -> Decision:
    """Whether it is her own, or as steward any of the organisation; a translation her own alone."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    if getattr(page, "is_translated", False):
        return _may_see_translation(user, page)
    membership = Membership.objects.of(user).filter(organisation_id=page.organisation_id).first()
    if membership is None or not membership.may_write:
        return NOT_A_WRITER
    return ALLOWED if membership.is_steward or page.owner_id == user.pk else NOT_HERS


def _may_see_translation(user: Any, page: Any) -> Decision:
    """Whether `user` is its translator, and still may translate."""
    if page.owner_id != user.pk:
        return NOT_HERS
    return may_translate_story(user, page.locale.language_code)


def may_read_draft(user: Any, page: Any) -> Decision:
    """Whether `user` may read a text that is not public: its writers, and staff once it is sent."""
    seen = _may_see_as_member(user, page)
    if seen.allowed:
        return seen
    staff = is_editor(user) or is_moderator(user) or is_translator(user)
    if not staff or last_round(page) is None:
        return seen
    if not works_in(user, page.locale.language_code):
        return refuse(_("This text is in a language that you do not work in."))
    return ALLOWED


def may_revise_text(user: Any, page: Any) -> Decision:
    """Whether `user` may change a text: her own, or as steward or editor."""
    if is_editor(user):
        return ALLOWED
    return may_see_text(user, page)


def may_save_draft(user: Any, page: Any) -> Decision:
    """Whether `user` may save a text in the member area now."""
    seen = may_see_text(user, page)
    return is_open_for_change(status(page)) if seen.allowed else seen


def is_open_for_change(where: Status) -> Decision:
    """Whether a text that stands there may be changed and sent by those who may see it."""
    if where.may_take_back:
        return IN_REVIEW
    if where.code == "appealed":
        return APPEALED
    if where.code in {"declined", "declined-again", "taken-down"}:
        return ANSWERED
    if where.code == "open":
        return PLEDGE_IS_PUBLIC
    return ALLOWED


def may_sign_pledge(user: Any, pledge: Pledge) -> Decision:
    """Whether a pledge can be signed, by anybody: it is public and open."""
    if Pledge.objects.published().signable().filter(pk=pledge.pk).exists():
        return ALLOWED
    return refuse(_("This pledge can't be signed now."))


def may_collect(user: Any, organisation: Organisation) -> Decision:
    """Whether `user` may collect signatures and type in sheets for `organisation`."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    if is_data_staff(user):
        return ALLOWED
    membership = Membership.objects.of(user).filter(organisation=organisation).first()
    return ALLOWED if membership and membership.may_collect else NOT_A_COLLECTOR
