"""The story: a member's words in her own language, never published without consent."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.cards import Card
from home.models import BasePage
from home.panels import ConsentPanel, RecordingPanel, ReviewPanel
from home.text import paragraphs
from home.vocabularies import choices

from .consented_page import ConsentedPage, ConsentedPhoto
from .share_card import card_picture

MAX_STORY_LENGTH = 20_000
MAX_STORY_PHOTOS = 6


class StoryPage(ConsentedPage):
    """Title, text, place and photos of one story."""

    template = "pages/story_page.html"
    shows_others = False
    parent_page_types: ClassVar[list[str]] = ["campaign.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    removed_fields = (
        "text",
        "transcript",
        "pull_quote",
        "byline",
        "written_by",
        "place",
        "translated_by",
    )
    serve_select_related = ("social_image", "organisation", "share_card")

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices("story_kind"),
        default="worker",
        help_text=_("What the story tells."),
    )
    text = models.TextField(
        _("story"),
        max_length=MAX_STORY_LENGTH,
        blank=True,
        help_text=_("As it was written; a blank line between parts."),
    )
    pull_quote = models.CharField(
        _("pull quote"),
        max_length=255,
        blank=True,
        help_text=_("One sentence of the story, set large."),
    )
    byline = models.CharField(
        _("told by"),
        max_length=120,
        blank=True,
        help_text=_("The name that is shown: a pseudonym unless she wants her own."),
    )
    place = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("Town or region, no finer.")
    )
    recording = models.ForeignKey(
        "home.Recording",
        verbose_name=_("recording"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    transcript = models.TextField(
        _("what is said in the recording"),
        max_length=MAX_STORY_LENGTH,
        blank=True,
        help_text=_("Word for word. A recording is not published without it."),
    )
    written_by = models.CharField(
        _("written down by"),
        max_length=120,
        blank=True,
        help_text=_("Who wrote for the teller; left empty when she wrote herself."),
    )
    translated_by = models.CharField(
        _("translated by"),
        max_length=120,
        blank=True,
        help_text=_("Her public name, if the translator wants to be named."),
    )
    # Version of the original from which a claimed translation was made; 0 for an original that was
    # never kept as one. Empty for originals.
    translated_from = models.PositiveBigIntegerField(null=True, blank=True, editable=False)

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.FilterField("organisation_id"),
        index.FilterField("text_language"),
        index.FilterField("kind"),
    ]
    content_panels: ClassVar[list[Any]] = [
        ReviewPanel(heading=_("Review")),
        *BasePage.content_panels,
        FieldPanel("organisation"),
        FieldPanel("text_language"),
        FieldPanel("kind"),
        FieldPanel("text"),
        RecordingPanel(heading=_("Recording")),
        FieldPanel("transcript"),
        FieldPanel("pull_quote"),
        FieldPanel("byline"),
        FieldPanel("written_by"),
        FieldPanel("place"),
        InlinePanel("photos", label=_("photo"), max_num=MAX_STORY_PHOTOS),
        ConsentPanel(heading=_("Consent")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        SynchronizedField("organisation"),
        SynchronizedField("kind"),
        TranslatableField("text"),
        SynchronizedField("recording"),
        TranslatableField("transcript"),
        TranslatableField("pull_quote"),
        SynchronizedField("byline"),
        SynchronizedField("written_by"),
        SynchronizedField("risks"),
        TranslatableField("place"),
        SynchronizedField("photos"),
    ]

    changed_message = _("The story changed after you opened it.")
    max_photos = MAX_STORY_PHOTOS
    too_many_photos = _("A story has at most %(limit)s photos. Take one away first.")
    no_words = _("Write the story, or record it.")
    member_kind = _("story")
    member_edit_route = "member_story_edit"
    member_detail_route = "member_story"

    class Meta:
        """Names for the admin."""

        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def is_translated(self) -> bool:
        """Whether somebody has claimed it as a translation: it is reviewed like any text."""
        return self.translated_from is not None

    @property
    def may_go_first(self) -> bool:
        """Whether it goes live before its review when its author is trusted."""
        return not self.is_translated

    @property
    def detail_route(self) -> str:
        """Translations have screens of their own."""
        return "member_translation" if self.is_translated else super().detail_route

    def member_url(self, user: Any) -> str:
        """Return where `user` finds it; a translation is its translator's alone."""
        if not self.is_translated:
            return super().member_url(user)
        return reverse(self.detail_route, args=[self.pk]) if self.owner_id == user.pk else ""

    def share_picture(self) -> dict[str, str]:
        """Return the picture that was chosen, else the drawn card."""
        return super().share_picture() or card_picture(self)

    def searchable_text(self) -> str:
        """Add the words of the story."""
        place = "" if self.withheld else self.place
        told = f"{self.text} {self.transcript} {place} {self.byline}"
        return f"{super().searchable_text()} {told}"

    @property
    def marked_transcript(self) -> SafeString:
        """Return what is said in the recording as paragraphs."""
        return paragraphs(self.transcript)

    def card(self, request: HttpRequest | None = None) -> Card:
        """Show the teller, the place and the language."""
        from ..selectors.stories import story_card

        return story_card(self, request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the organisation, the photos and related stories."""
        from ..selectors.stories import story_page_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | story_page_context(request, self)


class StoryPhoto(ConsentedPhoto):
    """One photo of a story."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="photos")

    class Meta(ConsentedPhoto.Meta):
        """Names for the admin."""

        verbose_name = _("photo of a story")
        verbose_name_plural = _("photos of stories")
