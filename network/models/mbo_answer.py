"""The six tests of a membership-based organisation, and what is known of each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums_register import MboTest
from .organisation import Organisation


class MboAnswer(models.Model):
    """Whether an organisation meets one test, and since when that is known."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="mbo_answers"
    )
    test = models.CharField(_("test"), max_length=12, choices=MboTest)
    is_met = models.BooleanField(_("met"))
    known_on = models.DateField(_("known on"))

    class Meta:
        """One answer a test."""

        verbose_name = _("answer to a test")
        verbose_name_plural = _("answers to the tests")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "test"], name="mbo_answer_once"),
        )

    def __str__(self) -> str:
        """Return the test."""
        return self.get_test_display()
