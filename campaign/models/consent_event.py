"""What a signer agreed to, act by act."""

from datetime import UTC
from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Trunc
from django.utils.translation import gettext_lazy as _

from ..enums import ConsentAct, Visibility
from .consent_text import ConsentText
from .signature import Signature

ONLY_ADDED = "Consent events are only ever added."


class ConsentEventQuerySet(models.QuerySet["ConsentEvent"]):
    """Events that nobody changes or takes away."""

    def update(self, **fields: Any) -> NoReturn:
        """Refuse: what was agreed to stays as it was."""
        raise TypeError(ONLY_ADDED)

    def delete(self) -> NoReturn:
        """Refuse: events go with their signature alone."""
        raise TypeError(ONLY_ADDED)

    def keep_only_days(self) -> int:
        """Forget at which moment of the day it was, which would lead back to a person."""
        return super().update(created_at=Trunc("created_at", "day", tzinfo=UTC))


class ConsentEvent(models.Model):
    """What a signer agreed to, in which wording; rows are only ever added, and go with her data.

    Nothing in them says who she is: they may stay beside what is left of a withdrawn signature.
    """

    signature = models.ForeignKey(
        Signature, on_delete=models.CASCADE, related_name="consent_events"
    )
    act = models.CharField(_("act"), max_length=10, choices=ConsentAct)
    consent_text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+")
    visibility = models.CharField(_("what is public"), max_length=8, choices=Visibility)
    wants_news = models.BooleanField(_("wants news"))
    created_at = models.DateTimeField(_("when"), db_default=Now())

    objects = ConsentEventQuerySet.as_manager()

    class Meta:
        """In the order in which they happened; a signature is signed once."""

        verbose_name = _("consent event")
        verbose_name_plural = _("consent events")
        ordering = ("created_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["signature"],
                condition=Q(act=ConsentAct.SIGNED),
                name="consent_event_signed_once",
            ),
        )

    def __str__(self) -> str:
        """Name the act and the signature's number."""
        return f"{self.act} #{self.signature_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event. Raises TypeError when it is there already."""
        if not self._state.adding:
            raise TypeError(ONLY_ADDED)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: events go with their signature alone."""
        raise TypeError(ONLY_ADDED)
