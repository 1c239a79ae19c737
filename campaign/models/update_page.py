"""The update: a few words and a photo about a pledge or an organisation."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.cards import Card
from home.models import BasePage
from home.panels import ConsentPanel, ReviewPanel
from home.text import beginning

from .consented_page import ConsentedPage, ConsentedPhoto

MAX_UPDATE_LENGTH = 1_000


class UpdatePage(ConsentedPage):
    """What is new, in a few words; its title is how they begin.

    Wagtail's own form makes none: it asks nobody who agreed, and without that a text is never
    published. Editors who type one in for others come to the members' form, which asks, by a
    button beside the organisation or the pledge in the admin. They review it here.
    """

    template = "pages/update_page.html"
    shows_others = False
    parent_page_types: ClassVar[list[str]] = ["campaign.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    is_creatable = False
    removed_fields = ("text",)
    serve_select_related = ("social_image", "organisation", "about")

    about = models.ForeignKey(
        "campaign.Pledge",
        verbose_name=_("about the pledge"),
        # Without its pledge it is still news of the organisation.
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="updates",
        help_text=_("The pledge on whose page it is shown; empty: about the organisation."),
    )
    text = models.TextField(
        _("what is new"),
        max_length=MAX_UPDATE_LENGTH,
        blank=True,
        help_text=_("As it was written; a blank line between parts."),
    )

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.FilterField("organisation_id"),
        index.FilterField("text_language"),
    ]
    content_panels: ClassVar[list[Any]] = [
        ReviewPanel(heading=_("Review")),
        FieldPanel("organisation"),
        FieldPanel("about"),
        FieldPanel("text_language"),
        FieldPanel("text"),
        InlinePanel("photos", label=_("photo"), max_num=1),
        ConsentPanel(heading=_("Consent")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *(one for one in BasePage.translatable_fields if one.field_name != "title"),
        SynchronizedField("organisation"),
        SynchronizedField("about"),
        TranslatableField("text"),
        SynchronizedField("risks"),
        SynchronizedField("photos"),
    ]

    changed_message = _("The update changed after you opened it.")
    max_photos = 1
    too_many_photos = _("An update has one photo. Take it away first.")
    no_words = _("Write what is new.")
    is_light = True
    member_kind = _("update")
    member_edit_route = "member_update_edit"
    member_detail_route = "member_update"

    class Meta:
        """Names for the admin."""

        verbose_name = _("update")
        verbose_name_plural = _("updates")

    def clean(self) -> None:
        """Keep the title with the words."""
        self.take_title()
        super().clean()

    def minimal_clean(self) -> None:
        """Do the same for drafts, of which Wagtail checks title and address alone."""
        self.take_title()
        super().minimal_clean()

    def take_title(self) -> None:
        """Let the title be how the words begin; of a removed text it stays as it is."""
        if self.text.strip():
            self.title = beginning(self.text)

    def searchable_text(self) -> str:
        """Add the words of the update."""
        return f"{super().searchable_text()} {self.text}"

    def card(self, request: HttpRequest | None = None) -> Card:
        """Show who speaks, and the language."""
        return Card(
            title=self.title,
            url=self.get_url(request) or "",
            meta=self.organisation.name,
            badge=self.member_kind,
            language=self.text_language,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the photo, and what it is about."""
        from ..selectors.updates import update_page_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | update_page_context(request, self)


class UpdatePhoto(ConsentedPhoto):
    """The photo of an update."""

    page = ParentalKey(UpdatePage, on_delete=models.CASCADE, related_name="photos")

    class Meta(ConsentedPhoto.Meta):
        """At most one for an update."""

        verbose_name = _("photo of an update")
        verbose_name_plural = _("photos of updates")
        constraints = (models.UniqueConstraint(fields=["page"], name="update_one_photo"),)
