"""What a programme does or did, with its dates: past ones keep their address."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.blocks import ContentBlock
from home.cards import Card
from home.fields import ContentField
from home.models import BasePage
from home.vocabularies import choices, label

from ..enums_programme import ActivityState
from .programme_page import ARCHIVE_SLUG
from .rows import OrganisationRow


class ActivityPage(BasePage):
    """One project, event or training; its state follows from its dates."""

    template = "pages/activity_page.html"
    parent_page_types: ClassVar[list[str]] = ["library.ProgrammePage", "library.ThemePage"]
    subpage_types: ClassVar[list[str]] = []

    kind = models.CharField(
        _("kind"), max_length=20, choices=choices("activity_kind"), help_text=_("What it is.")
    )
    starts_on = models.DateField(
        _("first day"), help_text=_("If only the month is known, its first day.")
    )
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty as long as it goes on.")
    )
    place = models.CharField(_("place"), max_length=120, blank=True, help_text=_("Town or region."))
    outcomes = models.TextField(
        _("what came of it"), blank=True, help_text=_("One result a line, once there are any.")
    )
    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("What happens, for whom and how."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldPanel("place"),
            ],
            heading=_("What and when"),
        ),
        FieldPanel("body"),
        FieldPanel("outcomes"),
        InlinePanel("partners", heading=_("Partners"), label=_("Organisation")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        SynchronizedField("kind"),
        SynchronizedField("starts_on"),
        SynchronizedField("ends_on"),
        TranslatableField("place"),
        TranslatableField("outcomes"),
        TranslatableField("body"),
        SynchronizedField("partners"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day lies before the first one.")})

    def refuse_slug(self, slug: str, parent: Any) -> str | None:
        """Keep the address of the archive free."""
        if slug == ARCHIVE_SLUG:
            return str(_("This address belongs to a part of the site. Choose another one."))
        return super().refuse_slug(slug, parent)

    def state_on(self, day: date) -> ActivityState:
        """Return where the activity stands on a day."""
        if self.starts_on > day:
            return ActivityState.PLANNED
        if self.ends_on is not None and self.ends_on < day:
            return ActivityState.PAST
        return ActivityState.CURRENT

    @property
    def state(self) -> ActivityState:
        """Return where it stands today."""
        return self.state_on(timezone.localdate())

    def searchable_text(self) -> str:
        """Add place and results."""
        return f"{super().searchable_text()} {self.place} {self.outcomes}"

    def card(self, request: HttpRequest | None = None) -> Card:
        """Show kind, years and state."""
        from ..periods import years

        where = f"{years(self.starts_on, self.ends_on)} · {self.place}".strip(" ·")
        return Card(
            title=self.title,
            url=self.get_url(request) or "",
            text=self.summary,
            meta=where,
            badge=f"{label('activity_kind', self.kind)} · {self.state.label}",
            image=self.social_image,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add dates, partners and pages about the same."""
        from ..selectors.activities import activity_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | activity_context(request, self)


class ActivityPartner(OrganisationRow):
    """An organisation that takes part in an activity."""

    page = ParentalKey(ActivityPage, on_delete=models.CASCADE, related_name="partners")
