"""Who agreed to what, in which wording and language."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums_consent import (
    BANDS_THAT_ASSENT,
    AgeBand,
    ConsentCapacity,
    ConsentPart,
    ConsentScope,
    ConsentWay,
    FaceLevel,
    IdentityLevel,
)
from ..querysets_consent import ConsentQuerySet


def new_reference() -> str:
    """Return a fresh reference of 16 characters."""
    return secrets.token_hex(8)


class ConsentRecord(models.Model):
    """The agreement of one person to her part of a text; nothing is published without a live one.

    A text and all its translations share `text_key`. Records are never changed: a new answer
    replaces the old record, `withdrawn_at` ends it for good. The people are never named here:
    `subject` is an internal reference such as "the woman with the basket".
    """

    # An agreement to a picture does not show it.
    wagtail_reference_index_ignore = True

    text_key = models.UUIDField(
        _("text"), null=True, blank=True, editable=False, help_text=_("In all its translations.")
    )
    part = models.CharField(
        _("part"), max_length=5, choices=ConsentPart, default=ConsentPart.WORDS, editable=False
    )
    image = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("photo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="consents",
        editable=False,
    )
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
    read_aloud = models.BooleanField(_("read aloud to her"), default=False)
    way = models.CharField(
        _("how she agreed"), max_length=8, choices=ConsentWay, default=ConsentWay.SCREEN
    )
    town = models.CharField(_("town"), max_length=120, blank=True)
    for_site = models.BooleanField(ConsentScope.SITE.label, default=True)
    for_print = models.BooleanField(ConsentScope.PRINT.label, default=False)
    for_social = models.BooleanField(ConsentScope.SOCIAL.label, default=False)
    for_press = models.BooleanField(ConsentScope.PRESS.label, default=False)
    for_partners = models.BooleanField(ConsentScope.PARTNERS.label, default=False)
    identity = models.CharField(
        _("how she is called"),
        max_length=10,
        choices=IdentityLevel,
        default=IdentityLevel.PSEUDONYM,
    )
    face = models.CharField(_("her face"), max_length=8, choices=FaceLevel, default=FaceLevel.NONE)
    shows_children = models.BooleanField(
        _("children shown or told about"),
        help_text=_("Whether anybody under 18 is shown or told about."),
    )
    guardian_agreed = models.BooleanField(_("parent or guardian agreed"), default=False)
    age_band = models.CharField(
        _("age of the oldest child"), max_length=5, choices=AgeBand, blank=True
    )
    child_agreed = models.BooleanField(_("the child agreed, from 7 years"), default=False)
    child_unnamed = models.BooleanField(_("no child is called by name"), default=False)
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("collected by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    expires_on = models.DateField(_("valid until"))
    warned_at = models.DateTimeField(_("end announced"), null=True, blank=True, editable=False)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    code_hash = models.CharField(
        _("withdrawal code"), max_length=64, null=True, unique=True, editable=False
    )
    reference = models.CharField(max_length=16, unique=True, default=new_reference)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        """Children are shown only with a guardian's yes, from 7 years with their own too."""

        verbose_name = _("consent record")
        verbose_name_plural = _("consent records")
        constraints = (
            models.CheckConstraint(
                condition=Q(shows_children=False) | Q(guardian_agreed=True),
                name="consent_children_need_guardian",
            ),
            models.CheckConstraint(
                condition=~Q(age_band__in=BANDS_THAT_ASSENT) | Q(child_agreed=True),
                name="consent_child_is_asked",
            ),
        )
        indexes = (
            models.Index(fields=["text_key", "part"], name="consent_of_text"),
            models.Index(
                fields=["expires_on"],
                name="consent_expiring",
                condition=Q(withdrawn_at__isnull=True, replaced_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        """Name the record by its reference."""
        return self.reference

    @property
    def is_live(self) -> bool:
        """Whether the agreement stands today."""
        ended = self.withdrawn_at is not None or self.replaced_at is not None
        return not ended and self.expires_on >= timezone.localdate()

    @property
    def scopes(self) -> list[ConsentScope]:
        """Where what she agreed to may be shown."""
        return [scope for scope in ConsentScope if getattr(self, scope.value)]
