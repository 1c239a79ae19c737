"""A printed slip with which a person without e-mail signs in once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SignInSlip(models.Model):
    """A single-use code that a steward printed for a member, valid for 24 hours.

    Only a hash of the code is stored. The owner is told at her next sign-in.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_in_slips"
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    code_hash = models.CharField(_("hash of the code"), max_length=64, unique=True)
    issued_at = models.DateTimeField(_("issued"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    told_at = models.DateTimeField(_("owner told"), null=True, blank=True)

    class Meta:
        """Newest first."""

        verbose_name = _("sign-in slip")
        verbose_name_plural = _("sign-in slips")
        ordering = ("-issued_at",)

    def __str__(self) -> str:
        """Name the slip by its owner and day."""
        return f"{self.user} {self.issued_at:%Y-%m-%d}"
