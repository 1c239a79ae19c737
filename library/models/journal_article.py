"""An article of a journal issue."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from ..enums import Access
from ..identifiers import bare_doi, doi_url, validate_doi
from .publication import Publication


class JournalArticle(Orderable):
    """What an issue holds, with whether it can be read without paying."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="articles")
    title = models.CharField(_("title as printed"), max_length=255)
    authors = models.TextField(
        _("authors"), blank=True, help_text=_("One a line, family name first.")
    )
    pages = models.CharField(_("pages"), max_length=20, blank=True, help_text="187-202")
    doi = models.CharField("DOI", max_length=120, blank=True, validators=[validate_doi])
    url = models.URLField(_("address"), blank=True, help_text=_("If it has no DOI."))
    access = models.CharField(
        _("access"), max_length=10, choices=Access, default=Access.PAID, help_text=_("Of the text.")
    )

    class Meta(Orderable.Meta):
        """In the order of the issue; a DOI once."""

        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = (
            models.UniqueConstraint(fields=["doi"], condition=~Q(doi=""), name="article_doi_once"),
        )

    def __str__(self) -> str:
        """Name it by its title."""
        return self.title

    def clean(self) -> None:
        """Write its DOI in one form."""
        self.doi = bare_doi(self.doi)

    @property
    def author_names(self) -> list[str]:
        """Return the authors, one by one."""
        return [line.strip() for line in self.authors.splitlines() if line.strip()]

    @property
    def address(self) -> str:
        """Return where it can be read or bought."""
        return doi_url(self.doi) or self.url
