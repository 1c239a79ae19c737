"""Call to action: one sentence, one button."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class CallToActionValue(blocks.StructValue):
    """Adds the address of the button."""

    @property
    def href(self) -> str:
        """Return where the button leads: the chosen page, else the address."""
        page = self.get("page")
        return (page.url if page else self.get("url")) or ""


def leads_to_no_page(stored: dict[str, Any]) -> bool:
    """Whether the button leads to an address that never changes."""
    return not stored.get("page")


class CallToActionBlock(blocks.StructBlock):
    """Leads to a page or an address."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)
    button = blocks.CharBlock(
        label=_("Button"), max_length=60, help_text=_("A verb: Sign the pledge.")
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or address"), required=False)

    class Meta:
        """Appearance in the editor."""

        icon = "pick"
        label = _("Call to action")
        template = "blocks/call_to_action.html"
        alone = staticmethod(leads_to_no_page)
        value_class = CallToActionValue

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for a page or an address."""
        cleaned = super().clean(value)
        if not cleaned.get("page") and not cleaned.get("url"):
            raise blocks.StructBlockValidationError(
                block_errors={"page": ValidationError(_("Choose a page or give an address."))}
            )
        return cleaned
