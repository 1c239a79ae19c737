"""Links of public pages and records, and whether readers get where they lead."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums_links import LinkKind, LinkProblem


class OutsideAddress(models.Model):
    """An address of another site, and what it said when it was last tried."""

    # SHA-256 of the address: PostgreSQL's index holds no longer texts.
    key = models.CharField(max_length=64, unique=True)
    url = models.URLField(_("address"), max_length=2000)
    host = models.CharField(_("site"), max_length=253)
    tried_at = models.DateTimeField(_("last tried"), null=True, blank=True)
    problem = models.CharField(_("problem"), max_length=8, choices=LinkProblem, blank=True)
    # The number of the answer; none when nobody answered.
    status = models.PositiveSmallIntegerField(_("answer"), null=True, blank=True)
    broken_since = models.DateTimeField(_("broken since"), null=True, blank=True)

    class Meta:
        """Those come first that were never tried, then those tried longest ago."""

        verbose_name = _("outside address")
        verbose_name_plural = _("outside addresses")
        ordering = (models.F("tried_at").asc(nulls_first=True), "pk")
        indexes = (models.Index("tried_at", name="outside_tried"),)

    def __str__(self) -> str:
        """Name the address."""
        return self.url


class SeenLink(models.Model):
    """A link as it stands in a public page or a record.

    Links inside the site are kept while readers do not get there; those to other sites always.
    """

    # "app.model:pk" of what holds the link, and how editors get there.
    source = models.CharField(max_length=120)
    edit_path = models.CharField(max_length=255)
    title = models.CharField(_("where it stands"), max_length=255)
    language = models.CharField(_("language"), max_length=12, blank=True)
    place = models.CharField(_("part"), max_length=255)
    kind = models.CharField(_("kind"), max_length=8, choices=LinkKind)
    # The number of a page or file; the key of an outside address.
    target = models.CharField(max_length=64)
    outside = models.ForeignKey(
        OutsideAddress, on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    problem = models.CharField(_("problem"), max_length=8, choices=LinkProblem, blank=True)
    first_seen_at = models.DateTimeField(_("first seen"), default=timezone.now)
    seen_at = models.DateTimeField(_("last seen"), default=timezone.now)
    broken_since = models.DateTimeField(_("broken since"), null=True, blank=True)

    class Meta:
        """One row for each link of a part."""

        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = (
            models.UniqueConstraint(
                fields=["source", "place", "kind", "target"], name="seen_link_once"
            ),
        )

    def __str__(self) -> str:
        """Name the link by what holds it."""
        return f"{self.source} {self.kind} {self.target}"
