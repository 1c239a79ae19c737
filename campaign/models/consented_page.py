"""What stories and updates share: words and photos of people, never public without consent."""

from typing import Any, ClassVar

from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from home.text import paragraphs
from network.models import MemberPage


class ConsentedPage(MemberPage):
    """A member's text whose people agree; subclasses have `text` and the child rows `photos`."""

    max_photos: ClassVar[int]
    too_many_photos: ClassVar[Any]
    # What is asked for when nothing is written.
    no_words: ClassVar[Any]

    # Whether it is written in one form instead of steps.
    is_light: ClassVar[bool] = False

    risks = models.JSONField(
        _("what could put somebody in danger"),
        default=list,
        blank=True,
        help_text=_("A second person looks at it before it is published."),
    )

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def may_go_first(self) -> bool:
        """Whether it goes live before its review when its author is trusted."""
        return True

    @classmethod
    def photo_model(cls) -> Any:
        """Return the class of its photos."""
        return cls._meta.get_field("photos").related_model

    @property
    def marked_text(self) -> SafeString:
        """Return the words as paragraphs; of marks only bold and italic are kept."""
        return paragraphs(getattr(self, "text", ""))


class ConsentedPhoto(Orderable):
    """One photo of a text with its words; who agreed to it stands in ConsentRecord."""

    image = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("photo"),
        # Earlier versions that show a deleted photo can be read no other way.
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Kept private until the text is approved."),
    )
    alt_text = models.CharField(
        _("what the photo shows"),
        max_length=255,
        help_text=_("One sentence for people who do not see it."),
    )
    panels: ClassVar[list[Any]] = [FieldPanel("image"), FieldPanel("alt_text")]

    class Meta(Orderable.Meta):
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        """Describe the photo."""
        return self.alt_text
