"""The organisation: a row in the register, known before anybody claims it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.search import index

from home.text import fold
from home.vocabularies import choices, label

from ..addresses import RESERVED_SLUGS
from ..enums import OrganisationStatus
from ..enums_register import LocationLevel, SaidBy
from ..querysets import OrganisationQuerySet


class Organisation(index.Indexed, models.Model):
    """Facts of one organisation, held once for all languages; only three are required."""

    name = models.CharField(_("name"), max_length=200, help_text=_("In its own language."))
    slug = models.SlugField(
        _("address"), max_length=80, unique=True, help_text=_("Last part of its address, for life.")
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    org_type = models.CharField(_("type"), max_length=20, choices=choices("org_type"))
    country = CountryField(verbose_name=_("country"))
    reach = models.CharField(_("reach"), max_length=20, blank=True, choices=choices("reach"))
    town = models.CharField(_("town"), max_length=120, blank=True)
    location_level = models.CharField(
        _("how exact the place is"),
        max_length=5,
        choices=LocationLevel,
        default=LocationLevel.AREA,
    )
    # WGS 84, in degrees; of an area only its rounded middle is kept.
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    year_founded = models.CharField(
        _("founded"), max_length=40, blank=True, help_text=_("May be vague: about 1995.")
    )
    members_count = models.PositiveIntegerField(_("members"), null=True, blank=True)
    members_as_of = models.DateField(_("members counted on"), null=True, blank=True)
    members_source = models.CharField(
        _("who counted the members"), max_length=160, blank=True, help_text=_("Annual report 2025.")
    )
    women_share = models.PositiveSmallIntegerField(_("share of women, %"), null=True, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=60, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    last_election = models.DateField(
        _("last election"), null=True, blank=True, help_text=_("When members elected the leaders.")
    )
    logo = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    is_mbo = models.BooleanField(
        _("membership-based organisation"),
        default=False,
        help_text=_("Meets the six tests of a membership-based organisation."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=OrganisationStatus, default=OrganisationStatus.ACTIVE
    )
    last_confirmed_at = models.DateField(_("last confirmed"), null=True, blank=True)
    last_confirmed_as = models.CharField(
        _("confirmed"), max_length=10, choices=SaidBy, blank=True, editable=False
    )
    last_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
    )
    source = models.CharField(
        _("source of the facts"),
        max_length=160,
        blank=True,
        help_text=_("Where we have them from."),
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    licence = models.CharField(
        _("licence of the source"),
        max_length=80,
        blank=True,
        help_text=_("CC BY 4.0, for example."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("folded_text"),
        index.AutocompleteField("folded_text"),
        index.FilterField("status"),
        index.FilterField("country"),
        index.FilterField("org_type"),
    ]

    class Meta:
        """Alphabetical; a share is a percentage."""

        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(women_share__isnull=True) | Q(women_share__lte=100),
                name="organisation_women_share_is_percent",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="organisation_is_on_earth",
            ),
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED_SLUGS),
                name="organisation_slug_is_not_reserved",
                violation_error_message=_("The directory needs this address itself."),
            ),
        )

    def __str__(self) -> str:
        """Name the organisation."""
        return self.name

    @property
    def folded_text(self) -> str:
        """Return its names and town without accents and case, as search compares them."""
        return fold(f"{self.name} {self.acronym} {self.town}")

    @property
    def type_label(self) -> str:
        """Return its type in the active language."""
        return label("org_type", self.org_type)
