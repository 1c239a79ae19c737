"""The part of the admin's menu that holds the register of organisations."""

from functools import partial

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

from home.admin_screens import NumberedItem, ScreenItem

from .policies import is_register_staff
from .policies_register import may_import_organisations, may_merge_organisations
from .policies_ways import may_decide_claims
from .selectors.register_numbers import CLAIMS, DUPLICATES, WISHES, waiting_number

# Entries are registered with this hook, by network and by nobody else.
HOOK = "register_network_menu_item"
network_menu = Menu(register_hook_name=HOOK, construct_hook_name="construct_network_menu")


class NetworkMenuItem(SubmenuMenuItem):
    """Shown to who keeps the register."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person who looks keeps the register."""
        return is_register_staff(request.user) and bool(super().is_shown(request))


def network_item() -> NetworkMenuItem:
    """Return the entry that opens to all screens of the register."""
    return NetworkMenuItem(_("Network"), network_menu, name="network", icon_name="group", order=240)


def wishes_item() -> ScreenItem:
    """Return the entry of stewards' wishes for another name, type or country."""
    return NumberedItem(
        _("Names to check"),
        "register_wishes",
        is_register_staff,
        count=partial(waiting_number, what=WISHES),
        numbered=_("Names to check (%(number)s)"),
        name="register-wishes",
        icon_name="edit",
        order=20,
    )


def stale_item() -> ScreenItem:
    """Return the entry of what nobody has confirmed for two years."""
    return ScreenItem(
        _("Unconfirmed"),
        "register_stale",
        is_register_staff,
        name="register-stale",
        icon_name="history",
        order=60,
    )


def scouts_item() -> ScreenItem:
    """Return the entry of the scouts."""
    return ScreenItem(
        _("Scouts"),
        "register_scouts",
        is_register_staff,
        name="register-scouts",
        icon_name="group",
        order=70,
    )


def claims_item() -> ScreenItem:
    """Return the entry of registrations, claims and hand-overs."""
    return NumberedItem(
        _("Claims"),
        "claims",
        may_decide_claims,
        count=partial(waiting_number, what=CLAIMS),
        numbered=_("Claims (%(number)s)"),
        name="claims",
        icon_name="key",
        order=15,
    )


def imports_item() -> ScreenItem:
    """Return the entry of imports."""
    return ScreenItem(
        _("Imports"),
        "register_imports",
        may_import_organisations,
        name="register-imports",
        icon_name="upload",
        order=80,
    )


def duplicates_item() -> ScreenItem:
    """Return the entry of possible duplicates."""
    return NumberedItem(
        _("Duplicates"),
        "register_duplicates",
        may_merge_organisations,
        count=partial(waiting_number, what=DUPLICATES),
        numbered=_("Duplicates (%(number)s)"),
        name="register-duplicates",
        icon_name="copy",
        order=50,
    )
