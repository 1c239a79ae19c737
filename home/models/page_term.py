"""What a live page is about, one row a term, so that lists and numbers are one query."""

from django.db import models


class PageTerm(models.Model):
    """One term of a page; derived by `actions.remember_terms`, and never edited.

    Pages of one translation family have rows of their own: a family may be live in some languages.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="page_terms"
    )
    vocabulary = models.CharField(max_length=20)
    code = models.CharField(max_length=40)

    class Meta:
        """Each term once; found by the term."""

        constraints = (
            models.UniqueConstraint(fields=["vocabulary", "code", "page"], name="page_term_once"),
        )

    def __str__(self) -> str:
        """Name list and code."""
        return f"{self.vocabulary}: {self.code}"
