"""Server-made keys that let a signed-in form act only once."""

import uuid

from django.conf import settings
from django.db import models


class FormKey(models.Model):
    """A key handed out with a form; using it twice leads to the first result."""

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    purpose = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=255, blank=True)

    def __str__(self) -> str:
        """Name the key by purpose."""
        return f"{self.purpose} {self.key}"
