"""What accounts registers with Wagtail."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .bulk_actions import EndSignInsBulkAction, ForgetSecondFactorBulkAction
from .views.closed import end_sign_ins_of_closed
from .views.fresh import guard_bulk_action

hooks.register("before_bulk_action", guard_bulk_action)
hooks.register("after_bulk_action", end_sign_ins_of_closed)
hooks.register("register_bulk_action", EndSignInsBulkAction)
hooks.register("register_bulk_action", ForgetSecondFactorBulkAction)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name our entries in the audit log."""
    actions.register_action(
        "accounts.issue_slip", _("Issue a sign-in slip"), _("A sign-in slip was issued")
    )
    actions.register_action(
        "accounts.use_slip", _("Use a sign-in slip"), _("A sign-in slip was used")
    )
    actions.register_action(
        "accounts.end_sign_ins", _("Sign out on other phones"), _("Sign-ins were ended")
    )
    actions.register_action(
        "accounts.forget_second_factor",
        _("Remove the second factor"),
        _("The second factor was removed"),
    )
    actions.register_action("accounts.renew_words", _("Make new words"), _("New words were made"))
