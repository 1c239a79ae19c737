"""The share card: the picture that stands beside a link to a page in a chat."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.renditions import PUBLIC_FOLDER


def card_path(card: "ShareCard", _filename: str) -> str:
    """Keep cards among the public pictures; other words make another name."""
    return f"{PUBLIC_FOLDER}/card-{card.page_id}-{card.digest}.png"


class ShareCard(models.Model):
    """The card of one page, drawn when it was published. Words and colours, no faces."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="share_card")
    digest = models.CharField(_("what it shows"), max_length=20, editable=False)
    file = models.FileField(_("file"), upload_to=card_path, max_length=200, editable=False)
    made_at = models.DateTimeField(_("made"), auto_now=True)

    class Meta:
        """One for each page."""

        verbose_name = _("share card")
        verbose_name_plural = _("share cards")

    def __str__(self) -> str:
        """Name the page by its number."""
        return f"{self._meta.verbose_name} #{self.page_id}"

    @property
    def absolute_url(self) -> str:
        """Return the whole address, as other sites need it."""
        url = self.file.url
        return f"{settings.BASE_URL}{url}" if url.startswith("/") else url


def card_picture(page: Any) -> dict[str, str]:
    """Return the card of a page and its words, for shared links; nothing while there is none."""
    from ..documents.cards import card_data, card_words

    card = getattr(page, "share_card", None)
    if card is None:
        return {}
    return {"image": card.absolute_url, "image_alt": card_words(card_data(page))}
