"""A publication as a record: its facts stand once, its words on a page of each language."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.search import index

from home.languages import LANGUAGE_TAG
from home.text import fold
from home.translated import TranslatedField
from home.vocabularies import choices

from ..enums import Access
from ..identifiers import bare_doi, bare_isbn, doi_url, validate_doi, validate_isbn
from ..querysets import PublicationQuerySet

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Publication(index.Indexed, ClusterableModel):
    """One edition of a brief, report, toolkit, journal issue, think piece or campaign material.

    A newer edition supersedes it, and both keep their pages.
    """

    code = models.SlugField(
        _("code"), max_length=60, unique=True, help_text=_("Stands in citations and in the data.")
    )
    title = models.CharField(
        _("title as printed"), max_length=255, help_text=_("In the language it first came out in.")
    )
    language = models.CharField(
        _("first language"),
        max_length=35,
        default="en",
        validators=[RegexValidator(LANGUAGE_TAG)],
        help_text=_("Language code, such as en or pt-BR."),
    )
    series = models.CharField(
        _("series"),
        max_length=40,
        choices=choices("publication_series"),
        help_text=_("Readers can follow each series."),
    )
    number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("Within its series.")
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        help_text=_("When it came out."),
    )
    month = models.PositiveSmallIntegerField(
        _("month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("1 to 12; empty when only the year is known."),
    )
    authors = models.TextField(
        _("authors"),
        blank=True,
        help_text=_("One a line, family name first: Lund, Francie. An organisation as it is."),
    )
    publisher = models.CharField(
        _("publisher"), max_length=160, blank=True, help_text=_("As it stands in the imprint.")
    )
    isbn = models.CharField(
        "ISBN", max_length=20, blank=True, validators=[validate_isbn], help_text=_("With dashes.")
    )
    doi = models.CharField(
        "DOI", max_length=120, blank=True, validators=[validate_doi], help_text="10.1000/182"
    )
    access = models.CharField(
        _("access"),
        max_length=10,
        choices=Access,
        default=Access.OPEN,
        help_text=_("Readers are told before they follow a link to it."),
    )
    external_url = models.URLField(
        _("address elsewhere"), blank=True, help_text=_("Where it came out, if not here.")
    )
    journal = models.CharField(
        _("journal"), max_length=160, blank=True, help_text=_("For an issue of a journal.")
    )
    volume = models.CharField(
        _("volume"), max_length=20, blank=True, help_text=_("For an issue of a journal.")
    )
    issue = models.CharField(
        _("issue"), max_length=20, blank=True, help_text=_("For an issue of a journal.")
    )
    outlet = models.CharField(
        _("kind of outlet"),
        max_length=40,
        choices=choices("outlet"),
        blank=True,
        help_text=_("For a think piece: where it appeared."),
    )
    outlet_name = models.CharField(
        _("outlet"), max_length=160, blank=True, help_text=_("Name of the paper, journal or blog.")
    )
    material = models.CharField(
        _("kind of material"),
        max_length=40,
        choices=choices("material"),
        blank=True,
        help_text=_("For what a campaign prints and shares."),
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Nobody outside sees it before. Its page goes live then by itself."),
    )
    edition = models.PositiveSmallIntegerField(
        _("edition"), default=1, help_text=_("1 for the first.")
    )
    changes = TranslatedField(
        _("what changed"),
        max_length=600,
        long=True,
        blank=True,
        help_text=_("Against the edition before."),
    )
    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("supersedes"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        help_text=_("The edition before. Its page stays and leads to this one."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PublicationQuerySet.as_manager()

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("folded_text"),
        index.AutocompleteField("folded_text"),
        index.FilterField("series"),
        index.FilterField("material"),
        index.FilterField("access"),
    ]

    class Meta:
        """The newest first; nothing supersedes itself."""

        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ("-year", F("month").desc(nulls_last=True), "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(month__range=(1, 12)),
                name="publication_month",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("pk")),
                name="publication_not_itself",
            ),
            models.UniqueConstraint(
                fields=["doi"], condition=~Q(doi=""), name="publication_doi_once"
            ),
        )

    def __str__(self) -> str:
        """Name it by title and year."""
        return f"{self.title} ({self.year})"

    def clean(self) -> None:
        """Write identifiers in one form; refuse a ring of editions, and an issue without a name."""
        self.isbn, self.doi = self.isbn.strip(), bare_doi(self.doi)
        if self.series == "journal-issue" and not self.journal:
            raise ValidationError({"journal": _("Name the journal.")})
        older, seen = self.supersedes, {self.pk}
        while older is not None:
            if older.pk in seen:
                raise ValidationError({"supersedes": _("These editions supersede each other.")})
            seen.add(older.pk)
            older = older.supersedes

    @property
    def folded_text(self) -> str:
        """Return the words by which it is found."""
        return fold(
            f"{self.title} {self.authors} {self.number} {self.journal} {self.outlet_name} "
            f"{self.doi} {bare_isbn(self.isbn)}"
        )

    @property
    def author_names(self) -> list[str]:
        """Return the authors, one by one."""
        return [line.strip() for line in self.authors.splitlines() if line.strip()]

    @property
    def doi_url(self) -> str:
        """Return where its DOI leads."""
        return doi_url(self.doi)

    @property
    def is_embargoed(self) -> bool:
        """Whether nobody outside may see it yet."""
        return self.embargo_until is not None and self.embargo_until > timezone.now()
