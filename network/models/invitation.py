"""The invitation of a person into an organisation."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import InvitationState
from .organisation import Organisation


class Invitation(models.Model):
    """Sent by mail, or printed as a slip for somebody without e-mail (`email` empty).

    The code is stored hashed. Single use, for one organisation, until `expires_at`.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    is_steward = models.BooleanField(_("steward"), default=False)
    is_author = models.BooleanField(_("author"), default=True)
    is_collector = models.BooleanField(_("collector"), default=False)
    code_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(
        _("state"), max_length=10, choices=InvitationState, default=InvitationState.OPEN
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    reminded_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        """One open invitation per address and organisation."""

        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(state=InvitationState.OPEN) & ~Q(email=""),
                name="invitation_one_open",
            ),
            models.CheckConstraint(
                condition=Q(is_steward=True) | Q(is_author=True) | Q(is_collector=True),
                name="invitation_has_a_role",
            ),
        )

    def __str__(self) -> str:
        """Name the invitation without its address."""
        return f"{self.pk} {self.state}"
