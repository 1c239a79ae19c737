"""The proof that what was asked about a person's data was done."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ..enums import ReceiptVerb


class ErasureReceipt(models.Model):
    """That the data of one address was erased or handed out: when, by whom, how many rows.

    The address itself is not kept: `address_hash` is a keyed hash, by which a receipt can be
    found again when somebody asks with the address.
    """

    verb = models.CharField(_("what was done"), max_length=8, choices=ReceiptVerb)
    address_hash = models.CharField(_("hash of the address"), max_length=64, db_index=True)
    counts = models.JSONField(_("rows"), default=dict, help_text=_("How many rows of each kind."))
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    done_at = models.DateTimeField(_("when"), db_default=Now())

    class Meta:
        """Newest first."""

        verbose_name = _("receipt about personal data")
        verbose_name_plural = _("receipts about personal data")
        ordering = ("-pk",)

    def __str__(self) -> str:
        """Name the receipt by its number and what was done."""
        return f"{self.get_verb_display()} #{self.pk}"
