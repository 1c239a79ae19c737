"""Who works in a programme, by role."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.translated import TranslatedField, say
from home.vocabularies import choices


class TeamMember(models.Model):
    """A place in a team: its role and period. No address of a person: people write to the form."""

    programme = models.CharField(
        _("programme"), max_length=40, choices=choices("programme"), help_text=_("Whose team.")
    )
    role = TranslatedField(
        _("role"), max_length=120, help_text=_("What she does: programme director.")
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        blank=True,
        help_text=_("Only if she wants it to be public. The role is enough."),
    )
    about = TranslatedField(
        _("what for"), max_length=300, blank=True, help_text=_("What people may ask her.")
    )
    since = models.DateField(_("since"), null=True, blank=True, help_text=_("The first day."))
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day; then she is listed no more.")
    )
    is_emeritus = models.BooleanField(
        _("emeritus"), default=False, help_text=_("Has left the post and still advises.")
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The lowest number stands first.")
    )

    class Meta:
        """In the order of the team."""

        verbose_name = _("team member")
        verbose_name_plural = _("team members")
        ordering: ClassVar[list[str]] = ["programme", "order", "pk"]

    def __str__(self) -> str:
        """Return the role."""
        return str(say(self.role))
