"""A file of a publication in one language."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string

from home.languages import LANGUAGE_TAG

from .publication import Publication


class PublicationFile(models.Model):
    """What can be downloaded, with what a reader on a slow line asks first: size and pages."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[RegexValidator(LANGUAGE_TAG)],
        help_text=_("Language code, also of a language in which the site is not written."),
    )
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="publication_files",
        help_text=_("A PDF where it can be."),
    )
    title = models.CharField(
        _("title in this language"),
        max_length=255,
        blank=True,
        help_text=_("Where the file is the only translation."),
    )
    paper = models.CharField(
        _("form"), max_length=20, blank=True, help_text=_("If there are several: A4, A3, square.")
    )
    pages = models.PositiveSmallIntegerField(
        _("pages"), null=True, blank=True, help_text=_("Counted by itself for a PDF.")
    )

    class Meta:
        """One for each language and form."""

        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ("language", "paper")
        constraints = (
            models.UniqueConstraint(
                fields=["publication", "language", "paper"], name="publication_file_once"
            ),
        )

    def __str__(self) -> str:
        """Name publication, language and form."""
        return " ".join(filter(None, (self.publication.code, self.language, self.paper)))
