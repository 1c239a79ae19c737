"""The facts of a pledge, as editors write them."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from ..enums import PledgeState

FIRST_STATES = (PledgeState.OPEN, PledgeState.PROGRESS)


class PledgeAdminForm(WagtailAdminModelForm):
    """A new pledge is open or in progress; later its state follows what happens.

    Delivery, answers, reports and the calendar change it, each with a row of its history.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the first states, or show the present one."""
        super().__init__(*args, **kwargs)
        field = self.fields.get("state")
        if field is None:
            return
        if self.instance.pk:
            field.disabled = True
        else:
            field.choices = [("", "---------"), *((one.value, one.label) for one in FIRST_STATES)]
