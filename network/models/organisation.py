"""The organisation: a row in the register, known before anybody claims it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.search import index

from home.text import fold
from home.vocabularies import choices, label

from ..enums import OrganisationStatus
from ..querysets import OrganisationQuerySet

# Sectors and constituencies are rows of their own, so that facets are one grouped query.
TERM_VOCABULARIES = [("sector", _("Sector")), ("constituency", _("Constituency"))]


class Organisation(index.Indexed, models.Model):
    """Facts of one organisation, held once for all languages; only three are required."""

    name = models.CharField(_("name"), max_length=200, help_text=_("In its own language."))
    slug = models.SlugField(
        _("address"), max_length=80, unique=True, help_text=_("Last part of its address, for life.")
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    org_type = models.CharField(_("type"), max_length=20, choices=choices("org_type"))
    country = CountryField(verbose_name=_("country"))
    town = models.CharField(_("town"), max_length=120, blank=True)
    year_founded = models.CharField(
        _("founded"), max_length=40, blank=True, help_text=_("May be vague: about 1995.")
    )
    members_count = models.PositiveIntegerField(_("members"), null=True, blank=True)
    members_as_of = models.DateField(_("members counted on"), null=True, blank=True)
    women_share = models.PositiveSmallIntegerField(_("share of women, %"), null=True, blank=True)
    languages = models.JSONField(
        _("languages"), default=list, blank=True, help_text=_('Language codes: ["tw", "en"].')
    )
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


class OrganisationTerm(models.Model):
    """One sector or constituency of an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="terms")
    vocabulary = models.CharField(_("list"), max_length=20, choices=TERM_VOCABULARIES)
    code = models.CharField(_("code"), max_length=30)

    class Meta:
        """Each term once."""

        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "vocabulary", "code"], name="organisation_term_once"
            ),
        )
        indexes = (models.Index(fields=["vocabulary", "code"], name="organisation_by_term"),)

    def __str__(self) -> str:
        """Return the label."""
        return label(self.vocabulary, self.code)
