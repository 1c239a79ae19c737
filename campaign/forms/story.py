"""The forms of a story: its words, and one photo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.enums import RiskFlag
from home.forms.fields import PhotoField
from home.vocabularies import choices

from ..models.story_page import MAX_STORY_LENGTH
from .consent import CHILDREN, PhotoConsentMixin
from .member_fields import Paragraphs, Words
from .text_language import TextLanguageMixin

# Written by editors alone: it carries checked numbers.
EDITORS_ONLY = {"impact"}
# The question about children stands elsewhere, the other flag is a reviewer's.
NOT_ASKED = {RiskFlag.CHILDREN, RiskFlag.SECOND_LOOK}


class OrganisationMixin(forms.Form):
    """Asks for whom somebody writes, when she belongs to several organisations."""

    organisation = forms.ChoiceField(label=_("For which organisation?"))

    def __init__(self, *args: Any, organisations: list[Any], **kwargs: Any) -> None:
        """Leave the question out when there is only one answer."""
        super().__init__(*args, **kwargs)
        self.organisations = {str(one.pk): one for one in organisations}
        field: Any = self.fields["organisation"]
        field.choices = [(key, one.name) for key, one in self.organisations.items()]
        if len(organisations) == 1:
            del self.fields["organisation"]

    def chosen_organisation(self) -> Any:
        """Return the organisation that speaks."""
        key = self.cleaned_data.get("organisation") or next(iter(self.organisations))
        return self.organisations[key]


class RisksField(forms.MultipleChoiceField):
    """What could put somebody in danger, as an author knows it."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        """Offer the flags that are an author's to set."""
        help_text = _("Then two people read it before it is published, to protect you and others.")
        super().__init__(
            required=False,
            choices=[pair for pair in RiskFlag.choices if pair[0] not in NOT_ASKED],
            help_text=help_text,
            **options,
        )


class StoryForm(TextLanguageMixin):
    """The words of a story. Only the title is needed to save a draft."""

    title = Words(label=_("Title"), limit=120, help_text=_("A few words. You can change it later."))
    kind = forms.ChoiceField(label=_("What does it tell?"))
    text = Paragraphs(
        label=_("Your story"),
        limit=MAX_STORY_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("In your own words and language. Leave an empty line between parts."),
    )
    place = Words(
        label=_("Where was it?"),
        limit=120,
        required=False,
        help_text=_("Town or region. No street, no house: it protects people."),
    )
    byline = Words(
        label=_("Name shown with the story"),
        limit=120,
        required=False,
        help_text=_("Use a made-up name, unless the teller wants her own."),
    )
    written_by = Words(
        label=_("Written down by"),
        limit=120,
        required=False,
        help_text=_(
            "If you write for somebody else: your name, as it is shown. Else leave it open."
        ),
    )

    risks = RisksField(label=_("Does the story tell of one of these?"))

    field_order = (
        "organisation",
        "title",
        "kind",
        "text",
        "place",
        "text_language",
        "other_language",
        "byline",
        "written_by",
        "risks",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds that members write."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [pair for pair in choices("story_kind") if pair[0] not in EDITORS_ONLY]


class NewStoryForm(OrganisationMixin, StoryForm):
    """A new story, with the organisation that speaks."""


class StoryPhotoForm(PhotoConsentMixin):
    """One photo with its words and its consent; refused as a whole when an answer is missing."""

    image = PhotoField(label=_("Photo"), help_text=_("JPEG or PNG, up to 10 MB."))
    alt_text = Words(
        label=_("What does the photo show?"),
        limit=255,
        help_text=_("One sentence for people who do not see it."),
    )

    field_order = ("image", "alt_text", "face", *CHILDREN, "agreed")
