"""What pages of the library have in common: a body, and a drawn card for shared links."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from home.blocks import ContentBlock
from home.fields import ContentField
from home.models import BasePage


class KnowledgePage(BasePage):
    """Title, summary and content; shared links show the title on a card."""

    serve_select_related: ClassVar[tuple[str, ...]] = ("social_image", "share_card", "locale")

    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("The content of the page, in order."),
    )

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        TranslatableField("body"),
    ]

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def text_language(self) -> str:
        """Return the language of its words: that of its place in the tree."""
        return str(self.locale.language_code)

    @property
    def card_kicker(self) -> str:
        """Return what stands above the title on the card."""
        return str(self._meta.verbose_name)

    def share_picture(self) -> dict[str, str]:
        """Return the picture that editors chose, else the drawn card."""
        chosen = super().share_picture()
        card = getattr(self, "share_card", None)
        if chosen or card is None:
            return chosen
        return {"image": card.absolute_url, "image_alt": self.title}
