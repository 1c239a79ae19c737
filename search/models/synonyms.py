"""Words that mean the same to who searches; kept by editors."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.languages import LANGUAGE_TAG
from home.text import fold

LONGEST = 2000


class Synonyms(models.Model):
    """One group: who types one of its lines finds what holds any of the others."""

    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(LANGUAGE_TAG)],
        help_text=_("Empty: the lines are names, or words of several languages."),
    )
    words = models.TextField(
        _("words"),
        max_length=LONGEST,
        help_text=_("One a line, also several words, such as: day care. The plural is known."),
    )

    class Meta:
        """By language, as they are read."""

        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering: ClassVar = ["language", "words"]

    def __str__(self) -> str:
        """Show the group in one line."""
        return " · ".join(self.lines())

    def lines(self) -> list[str]:
        """Return the words as they were written, without empty lines."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]

    def clean(self) -> None:
        """Refuse a group that says nothing: it takes two lines with words."""
        if len({fold(line) for line in self.lines()} - {""}) < 2:
            raise ValidationError({"words": _("Write at least two lines that differ.")})
