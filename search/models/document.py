"""What can be found: one row for each page, organisation and file, in its language."""

from typing import ClassVar

from django.db import models

from ..querysets import SearchDocumentQuerySet


class SearchDocument(models.Model):
    """The words of one thing; derived, and made again at any time by `rebuild_search`.

    What may be shown is decided when somebody searches, by the rows that this one points to: see
    `SearchDocumentQuerySet.visible`. Beside these columns the database keeps an index of `words`,
    which it maintains itself (`search.storage`).
    """

    # page:12, organisation:5, file:12:7; what is written twice is written once.
    key = models.CharField(max_length=40, unique=True)
    # What stays the same in every language: results show each family once.
    family = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=20)
    # BCP 47; empty for an organisation's record, whose names belong to no language.
    language = models.CharField(max_length=35, blank=True)
    title = models.CharField(max_length=255)
    # The title without accents and case, for suggestions: " a creche in every accra market ".
    title_words = models.TextField(blank=True)
    # Facets: " theme:child-care country:GH ".
    terms = models.TextField(blank=True)
    # Not before that moment, whatever the page says.
    visible_from = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=32)
    learned = models.BooleanField(default=False)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, null=True, related_name="search_documents"
    )
    organisation = models.ForeignKey(
        "network.Organisation", on_delete=models.CASCADE, null=True, related_name="+"
    )
    file = models.ForeignKey("search.FileText", on_delete=models.CASCADE, null=True)
    # The contents of the file that was read: another file makes the row invisible.
    file_hash = models.CharField(max_length=40, blank=True)
    summary = models.TextField(blank=True)
    # As people read it, for the excerpt beside a result.
    text = models.TextField(blank=True)
    # Folded, in four parts: title | summary and headings | text | file.
    words = models.TextField(blank=True)
    # The stems of the same parts, each once, for ranking.
    stems = models.TextField(blank=True)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        """Shown only together with what it points to; not yet learned ones are asked for often."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False) | models.Q(organisation__isnull=False),
                name="search_document_of_something",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"], condition=models.Q(learned=False), name="search_document_unlearned"
            )
        ]

    def __str__(self) -> str:
        """Name it as results do."""
        return self.title
