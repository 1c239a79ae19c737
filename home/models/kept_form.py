"""What somebody had typed when her form arrived after her session had ended."""

from django.conf import settings
from django.db import models


class KeptForm(models.Model):
    """A posted form, locked with a key that only the browser has which posted it.

    Shown again to the same account in the same browser, and to nobody else; kept for a day.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    path = models.CharField(max_length=255)
    body = models.BinaryField()
    created_at = models.DateTimeField(auto_now=True)

    class Meta:
        """The newest form of an address replaces the one before."""

        constraints = (
            models.UniqueConstraint(fields=["user", "path"], name="kept_form_once_per_address"),
        )

    def __str__(self) -> str:
        """Name the address of the form."""
        return self.path
