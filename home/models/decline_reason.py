"""Why a text may be declined: a list that editors keep, worded in each language."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

# The reason of the bulk decline; its row comes with the first migration.
SPAM = "spam"


class DeclineReason(ClusterableModel):
    """One reason; never deleted, because declined texts point at it: it ends by `active`."""

    code = models.SlugField(
        _("code"), max_length=20, unique=True, help_text=_("Stays the same for ever.")
    )
    active = models.BooleanField(
        _("offered"), default=True, help_text=_("Take the tick away to end it; its past stays.")
    )
    sort_order = models.PositiveSmallIntegerField(
        _("place in the list"), default=0, help_text=_("Small numbers come first.")
    )

    class Meta:
        """In the order of the list."""

        verbose_name = _("reason to decline")
        verbose_name_plural = _("reasons to decline")
        ordering: ClassVar[list[str]] = ["sort_order", "code"]

    def __str__(self) -> str:
        """Give its name for editors, in the language of who looks."""
        words = self.words_now()
        return words.name if words else self.code

    @property
    def wording(self) -> str:
        """Return what the author and the public read, in the language of who looks."""
        words = self.words_now()
        return words.wording if words else self.code

    def words_now(self) -> "DeclineReasonWords | None":
        """Return the words in the active language, else in the site's first one."""
        every = {one.language: one for one in self.words.all()}
        first = settings.LANGUAGE_CODE
        return every.get(get_language() or first) or every.get(first)


class DeclineReasonWords(Orderable):
    """The words of one reason in one language."""

    reason = ParentalKey(DeclineReason, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=40, help_text=_("For editors, one or two words."))
    wording = models.CharField(
        _("public wording"),
        max_length=200,
        help_text=_("A sentence that the author reads, and everybody in the yearly numbers."),
    )

    class Meta(Orderable.Meta):
        """Each language once."""

        verbose_name = _("words of a reason")
        verbose_name_plural = _("words of a reason")
        constraints = (
            models.UniqueConstraint(fields=["reason", "language"], name="decline_words_once"),
        )

    def __str__(self) -> str:
        """Give the wording."""
        return self.wording
