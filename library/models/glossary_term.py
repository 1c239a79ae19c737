"""A word of the field that readers elsewhere may not know."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.translated import TranslatedField, say


class GlossaryTerm(models.Model):
    """A word with its meaning; marked where it first stands on a page of the library."""

    code = models.SlugField(
        _("code"), max_length=60, unique=True, help_text=_("Its place: /glossary/#<code>.")
    )
    term = TranslatedField(_("word"), max_length=80, help_text=_("As it stands in a text."))
    meaning = TranslatedField(
        _("meaning"), max_length=400, long=True, help_text=_("One or two short sentences.")
    )
    variants = models.TextField(
        _("other spellings"),
        blank=True,
        help_text=_("One a line, in any language: kayayo, kayayoo."),
    )

    class Meta:
        """In the order of their codes."""

        verbose_name = _("word of the glossary")
        verbose_name_plural = _("glossary")
        ordering = ("code",)

    def __str__(self) -> str:
        """Name the word."""
        return str(say(self.term)) or self.code

    @property
    def other_spellings(self) -> list[str]:
        """Return the other spellings, one by one."""
        return [line.strip() for line in self.variants.splitlines() if line.strip()]

    @property
    def spellings(self) -> set[str]:
        """Return every form by which it is found in a text of any language."""
        return {*(word for word in self.term.values() if word), *self.other_spellings}
