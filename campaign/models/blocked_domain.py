"""Mail services that the editors set aside, beside those of the package's list."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _


class BlockedDomain(models.Model):
    """A domain whose new signatures are held until somebody looks, with all hosts below it."""

    domain = models.CharField(
        _("domain"),
        max_length=190,
        unique=True,
        help_text=_("What stands behind the @, for example example.org. Hosts below it count too."),
    )
    note = models.CharField(
        _("why"), max_length=200, blank=True, help_text=_("For your colleagues. Name nobody.")
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    added_at = models.DateTimeField(_("added"), db_default=Now())

    class Meta:
        """Lower case, so that each domain is there once."""

        verbose_name = _("mail service set aside")
        verbose_name_plural = _("mail services set aside")
        ordering = ("domain",)
        constraints = (
            models.CheckConstraint(
                condition=Q(domain=Lower("domain")), name="blocked_domain_lower_case"
            ),
        )

    def __str__(self) -> str:
        """Name the domain."""
        return self.domain
