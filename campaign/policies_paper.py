"""Who may do what with sheets of paper. Each answer carries its reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.policies import ALLOWED, NOT_STAFF, Decision, refuse
from network.models import Membership, Organisation

from .enums import SheetState
from .models import SignatureSheet
from .policies import may_collect
from .selectors.data_staff import is_data_staff

OWN_TYPING = refuse(_("You typed lines of this sheet. Another person must check it."))
NOT_A_STEWARD = refuse(_("Only a steward or the campaign can take back what was checked."))

NOT_HERS_TO_ERASE = refuse(_("Only a steward or the campaign can erase what is on a sheet."))


def organisation_of(sheet: SignatureSheet) -> Organisation:
    """Return whose sheet it is: of who prints it, else of who owns the pledge."""
    return sheet.organisation or sheet.pledge.organisation


def may_type_sheet(user: Any, sheet: SignatureSheet) -> Decision:
    """Whether `user` may type in a sheet and send its photo."""
    return may_collect(user, organisation_of(sheet))


def may_check_sheet(user: Any, sheet: SignatureSheet) -> Decision:
    """Whether `user` may check and count a sheet: never one of which she typed lines herself."""
    allowed = may_type_sheet(user, sheet)
    if not allowed:
        return allowed
    if sheet.typed_by_id == user.pk or sheet.typists.filter(pk=user.pk).exists():
        return OWN_TYPING
    return ALLOWED


def may_undo_sheet(user: Any, sheet: SignatureSheet) -> Decision:
    """Whether `user` may take a sheet back one step; what was checked by stewards and staff."""
    allowed = may_type_sheet(user, sheet)
    if not allowed or sheet.state not in (SheetState.CHECKED, SheetState.COUNTED):
        return allowed
    return ALLOWED if _answers_for(user, sheet) else NOT_A_STEWARD


def may_withdraw_line(user: Any, sheet: SignatureSheet) -> Decision:
    """Whether `user` may erase who signed on a line, and the photo: stewards and staff."""
    allowed = may_type_sheet(user, sheet)
    if not allowed:
        return allowed
    return ALLOWED if _answers_for(user, sheet) else NOT_HERS_TO_ERASE


def _answers_for(user: Any, sheet: SignatureSheet) -> bool:
    """Tell whether she answers for a sheet: as a steward, or as staff who handle signatures."""
    if is_data_staff(user):
        return True
    membership = Membership.objects.of(user).filter(organisation=organisation_of(sheet)).first()
    return bool(membership and membership.is_steward)


def may_import_sheets(user: Any, _nothing: Any = None) -> Decision:
    """Whether `user` may import files of typed sheets."""
    return ALLOWED if is_data_staff(user) else NOT_STAFF
