"""The signature: the act and its record."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ..constituencies import SIGNER_CONSTITUENCIES
from ..enums import Channel, Evidence, SignatureState, Visibility
from ..querysets import SignatureQuerySet
from .consent_text import ConsentText
from .pledge import Pledge


class Signature(models.Model):
    """Who signed which pledge, on which wording, with what evidence.

    Idempotency is the constraints': unique (pledge, email_key, slot) with slot 1 or 2, and unique
    (pledge, email_key, name_key), so that two people may share one address. `held` is a flag
    beside the state: only confirmed and not held counts. No IP or user agent is stored.
    """

    # Both unique constraints begin with the pledge, nobody deletes a wording, few have a collector:
    # an index for each of them would cost every signing and find nothing more.
    pledge = models.ForeignKey(
        Pledge, on_delete=models.PROTECT, related_name="signatures", db_index=False
    )
    state = models.CharField(
        _("state"), max_length=12, choices=SignatureState, default=SignatureState.PENDING
    )
    name = models.CharField(_("full name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    email_key = models.CharField(max_length=64, null=True)
    name_key = models.CharField(max_length=64, blank=True)
    slot = models.PositiveSmallIntegerField(default=1)
    country = CountryField(verbose_name=_("country"))
    visibility = models.CharField(
        _("what is public"), max_length=8, choices=Visibility, default=Visibility.NOTHING
    )
    wants_news = models.BooleanField(_("wants news"), default=False)
    constituency = models.CharField(
        _("constituency"), max_length=20, choices=SIGNER_CONSTITUENCIES, blank=True
    )
    message = models.CharField(_("message"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=12)
    consent_text = models.ForeignKey(
        ConsentText, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    channel = models.CharField(_("channel"), max_length=8, choices=Channel, default=Channel.WEB)
    evidence = models.CharField(
        _("evidence"), max_length=8, choices=Evidence, default=Evidence.EMAIL
    )
    via = models.CharField(
        _("came through"), max_length=40, blank=True, help_text=_("A sheet, poster or collector.")
    )
    collector = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("collector"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    # Protected: while a signature stands, the paper behind it must be found again.
    sheet = models.ForeignKey(
        "campaign.SignatureSheet",
        verbose_name=_("signature sheet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        db_index=False,  # signature_line_once finds them, and costs web signatures nothing
    )
    line = models.PositiveSmallIntegerField(_("line of the sheet"), null=True, blank=True)
    # Salted anew each day and erased after seven; see campaign.throttle.
    network_hash = models.CharField(max_length=64, null=True, blank=True, editable=False)
    held = models.BooleanField(_("held"), default=False)
    held_reasons = models.JSONField(_("why held"), default=list, blank=True)
    scored_at = models.DateTimeField(null=True, editable=False)
    mails_sent = models.PositiveSmallIntegerField(default=0)
    last_mail_at = models.DateTimeField(null=True)
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    token_version = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField(_("signed"), db_default=Now())
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    anonymised_at = models.DateTimeField(_("anonymised"), null=True, blank=True)
    # When it began or ceased to count; the tally looks only at what changed since its last round.
    changed_at = models.DateTimeField(null=True, editable=False)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        """The constraints are the idempotency of signing."""

        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = (
            models.UniqueConstraint(
                fields=["pledge", "email_key", "slot"], name="signature_slot_once"
            ),
            models.UniqueConstraint(
                fields=["pledge", "email_key", "name_key"], name="signature_name_once"
            ),
            models.UniqueConstraint(
                fields=["sheet", "line"],
                condition=Q(sheet__isnull=False),
                name="signature_line_once",
            ),
            models.CheckConstraint(
                condition=Q(line__isnull=True) | Q(sheet__isnull=False, line__gte=1),
                name="signature_line_has_sheet",
            ),
            models.CheckConstraint(condition=Q(slot__in=[1, 2]), name="signature_slot_1_or_2"),
            models.CheckConstraint(
                condition=~Q(state=SignatureState.CONFIRMED) | Q(confirmed_at__isnull=False),
                name="signature_confirmed_has_time",
            ),
        )
        indexes = (
            models.Index(
                fields=["pledge", "confirmed_at"],
                name="signature_counted",
                condition=Q(state=SignatureState.CONFIRMED, held=False),
            ),
            models.Index(
                fields=["pledge", "-confirmed_at"],
                name="signature_named",
                condition=Q(
                    state=SignatureState.CONFIRMED,
                    held=False,
                    visibility__in=[Visibility.FULL_NAME, Visibility.FIRST_NAME],
                ),
            ),
            models.Index(fields=["pledge", "via"], name="signature_via", condition=~Q(via="")),
            models.Index(
                fields=["changed_at"],
                name="signature_changed",
                condition=Q(changed_at__isnull=False),
            ),
            models.Index(
                fields=["id"], name="signature_unscored", condition=Q(scored_at__isnull=True)
            ),
            models.Index(fields=["id"], name="signature_held", condition=Q(held=True)),
            # The days of which the network is still known: there the score looks for patterns.
            models.Index(
                fields=["created_at"],
                name="signature_recent",
                condition=Q(network_hash__isnull=False),
            ),
            models.Index(
                fields=["created_at"],
                name="signature_pending",
                condition=Q(state=SignatureState.PENDING),
            ),
            # Who gets news, one after the other.
            models.Index(
                fields=["pledge", "id"],
                name="signature_news",
                condition=Q(state=SignatureState.CONFIRMED, held=False, wants_news=True),
            ),
            # What editors filter by; what nearly every signature has is no filter. The words of
            # names have an index, too, on PostgreSQL alone (see the migration of editors).
            models.Index(fields=["country", "id"], name="signature_of_country"),
            models.Index(
                fields=["state", "id"],
                name="signature_ended",
                condition=Q(
                    state__in=[
                        SignatureState.WITHDRAWN,
                        SignatureState.EXPIRED,
                        SignatureState.INVALIDATED,
                    ]
                ),
            ),
            models.Index(
                fields=["collector", "id"],
                name="signature_collected",
                condition=Q(collector__isnull=False),
            ),
            models.Index(
                fields=["channel", "id"],
                name="signature_not_web",
                condition=~Q(channel=Channel.WEB),
            ),
            models.Index(
                fields=["evidence", "id"],
                name="signature_not_email",
                condition=~Q(evidence=Evidence.EMAIL),
            ),
        )
        permissions = (("see_signers", "Can see names and addresses of signers"),)

    def __str__(self) -> str:
        """Name the signature by its number; never by a person."""
        return f"{self.pledge} #{self.pk}"
