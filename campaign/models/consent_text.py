"""The wording that a signer agrees to; every signature keeps its version."""

import hashlib
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

NEVER_CHANGED = "Wordings are never changed: add a version."


class ConsentTextQuerySet(models.QuerySet["ConsentText"]):
    """Wordings that nobody changes."""

    def update(self, **fields: Any) -> NoReturn:
        """Refuse: what people agreed to stays as it was."""
        raise TypeError(NEVER_CHANGED)


class ConsentText(models.Model):
    """One version of the wording in one language; never changed, only followed by another."""

    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    version = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"))
    sha256 = models.CharField(_("hash of the text"), max_length=64, editable=False)
    valid_from = models.DateTimeField(_("valid from"))

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        """Versions count up per language."""

        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ("language", "-version")
        constraints = (
            models.UniqueConstraint(fields=["language", "version"], name="consent_text_version"),
        )

    def __str__(self) -> str:
        """Name the version."""
        return f"{self.language} {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the version with the hash of its text. Raises TypeError when it is there already."""
        if not self._state.adding:
            raise TypeError(NEVER_CHANGED)
        self.sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        super().save(*args, **kwargs)
