"""One row, with what a signing form holds."""

from django.db import models


class Row(models.Model):
    """A name and an address."""

    name = models.CharField(max_length=120)
    email = models.EmailField()
    country = models.CharField(max_length=2)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.name
