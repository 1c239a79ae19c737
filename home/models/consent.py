"""Who agreed to what, in which wording and language."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import ConsentCapacity


def new_reference() -> str:
    """Return a fresh reference of 16 characters."""
    return secrets.token_hex(8)


class ConsentRecord(models.Model):
    """The agreement behind a story or a photo; without a live one nothing is published.

    `withdrawn_at` ends it. The people shown are never named here: `subject` is an internal
    reference such as "the woman with the basket".
    """

    subject = models.CharField(
        _("who is shown or speaks"),
        max_length=200,
        blank=True,
        help_text=_("An internal reference, never a name that is published."),
    )
    capacity = models.CharField(
        _("capacity"), max_length=12, choices=ConsentCapacity, default=ConsentCapacity.SELF
    )
    wording_version = models.CharField(_("version of the wording"), max_length=20)
    language = models.CharField(_("language of the wording"), max_length=35)
    shows_children = models.BooleanField(
        _("children shown or told about"),
        help_text=_("Whether anybody under 18 is shown or told about."),
    )
    guardian_agreed = models.BooleanField(_("parent or guardian agreed"), default=False)
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    expires_on = models.DateField(_("valid until"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    reference = models.CharField(max_length=16, unique=True, default=new_reference)

    class Meta:
        """Children are shown only with a guardian's yes."""

        verbose_name = _("consent record")
        verbose_name_plural = _("consent records")
        constraints = (
            models.CheckConstraint(
                condition=Q(shows_children=False) | Q(guardian_agreed=True),
                name="consent_children_need_guardian",
            ),
        )

    def __str__(self) -> str:
        """Name the record by its reference."""
        return self.reference

    @property
    def is_live(self) -> bool:
        """Whether the agreement stands today."""
        return self.withdrawn_at is None and self.expires_on >= timezone.localdate()
