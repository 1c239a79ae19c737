"""The account page of staff in the admin."""

from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, NameEmailSettingsPanel


class StaffAccountView(AccountView):
    """Wagtail's page without first and last name, which our people do not have.

    Name, addresses and ways of signing in are changed in the member area, behind its checks.
    """

    def get_panels(self) -> list[Any]:
        """Leave out the panel that could never be saved."""
        panels = super().get_panels()
        return [panel for panel in panels if not isinstance(panel, NameEmailSettingsPanel)]


staff_account = require_admin_access(StaffAccountView.as_view())
