"""What an organisation is classified by: one row for each sector, constituency or language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.languages import name_of_language
from home.vocabularies import label

from .organisation import Organisation

LANGUAGE = "language"
# Rows of their own, so that facets are one grouped query.
TERM_VOCABULARIES = [
    ("sector", _("Sector")),
    ("constituency", _("Constituency")),
    (LANGUAGE, _("Language")),
]


class OrganisationTerm(models.Model):
    """One sector, constituency or language (BCP 47 tag) of an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="terms")
    vocabulary = models.CharField(_("list"), max_length=20, choices=TERM_VOCABULARIES)
    code = models.CharField(_("code"), max_length=35)

    class Meta:
        """Each term once."""

        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "vocabulary", "code"], name="organisation_term_once"
            ),
        )
        indexes = (models.Index(fields=["vocabulary", "code"], name="organisation_by_term"),)

    def __str__(self) -> str:
        """Return the label in the active language."""
        if self.vocabulary == LANGUAGE:
            return name_of_language(self.code)
        return label(self.vocabulary, self.code)
